import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Document, Packer, Paragraph } from 'docx'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFileReader } from './fileReader.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intercoder-threads-'))
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      ssr: true,
      rolldownOptions: {
        input: fileURLToPath(new URL('reading.thread.ts', import.meta.url)),
        output: { entryFileNames: '[name].js' },
      },
    },
    ssr: { noExternal: true },
  })
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test('built threads, on their own, read what this process reads', async () => {
  const inThreads = createFileReader({ threadsFolder: pathToFileURL(`${folder}/`), cores: 2 })
  const here = createFileReader({ cores: 2 })
  const docx = await Packer.toBuffer(
    new Document({ sections: [{ children: [new Paragraph('Grüße'), new Paragraph('aus Kiel')] }] }),
  )
  const files = [
    ['a.txt', Buffer.from('I: Ja?\nB: Nein.')],
    ['b.csv', Buffer.from('text,n\na,1\nb,2\n')],
    ['c.docx', docx],
    ['d.csv', Buffer.from('text,n\na\n')],
  ] as const
  for (const [name, bytes] of files) {
    const read = await inThreads.read(name, bytes, {})
    expect(read).toEqual(await here.read(name, bytes, {}))
    expect(read.ok).toBe(name !== 'd.csv')
    expect(bytes.length).toBeGreaterThan(0)
  }
  await Promise.all([inThreads.close(), here.close()])
})

test('a file that brings its thread down is told, and the next is read', async () => {
  const crashing = await mkdtemp(join(tmpdir(), 'intercoder-crash-'))
  await writeFile(join(crashing, 'package.json'), '{"type":"module"}')
  await writeFile(
    join(crashing, 'reading.thread.js'),
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ fileName }) => {
       if (fileName === 'bad.txt') process.exit(1)
       parentPort.postMessage({ ok: false, failure: { file: fileName, code: 'empty' } })
     })`,
  )
  const reader = createFileReader({ threadsFolder: pathToFileURL(`${crashing}/`), cores: 1 })
  const [bad, next] = await Promise.all(['bad.txt', 'next.txt'].map((name) => reader.read(name, new Uint8Array(1), {})))
  expect(bad).toMatchObject({ ok: false, failure: { file: 'bad.txt', code: 'unreadable' } })
  expect(next).toEqual({ ok: false, failure: { file: 'next.txt', code: 'empty' } })
  await reader.close()
  await rm(crashing, { recursive: true })
})
