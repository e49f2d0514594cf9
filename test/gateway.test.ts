import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const engine = fileURLToPath(new URL('../electron/engine', import.meta.url))

/** Source files of the engine in which a pattern occurs, tests left out. */
async function filesWith(pattern: RegExp): Promise<string[]> {
  const paths = (await readdir(engine, { recursive: true })).filter((path) => /(?<!\.test)\.ts$/.test(path))
  const found = await Promise.all(
    paths.map(async (path) =>
      pattern.test(await readFile(join(engine, path), 'utf8')) ? [path.replaceAll('\\', '/')] : [],
    ),
  )
  return found.flat().sort()
}

test('S1-07 every question to a model goes through one gateway: the worker, and the recording around a provider', async () => {
  expect(await filesWith(/provider\.ask\(/)).toEqual(['testMode/exchange.ts', 'workers/worker.ts'])
})

test('S1-07 nothing in the engine but its providers opens a connection', async () => {
  const connecting = await filesWith(/\bfetch\(|\bWebSocket\b|\bEventSource\b|node:(https?|net|tls|dgram)\b|'undici'/)
  expect(connecting.filter((path) => !path.startsWith('providers/'))).toEqual([])
  expect(connecting).not.toEqual([])
})
