import { parentPort } from 'node:worker_threads'
import type { ReadingTask } from './fileReader.ts'
import { readFile } from './readFile.ts'

if (!parentPort) throw new Error('reading.thread is the entry of a worker thread')
const port = parentPort

port.on('message', async ({ fileName, bytes, options }: ReadingTask) => {
  port.postMessage(await readFile(fileName, bytes, options))
})
