import { appendFile, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, openAppendLog } from './appendLog.ts'

const freshPath = async () => join(await mkdtemp(join(tmpdir(), 'log-')), 'log.jsonl')

async function all(log: Awaited<ReturnType<typeof openAppendLog>>) {
  const lines: unknown[] = []
  for await (const line of linesOf(log)) lines.push(line)
  return lines
}

test('lines come back in their order, by place', async () => {
  const path = await freshPath()
  const log = await openAppendLog(path)
  await Promise.all(Array.from({ length: 1200 }, (_, i) => log.append({ i, text: 'ä\n🙂' })))
  expect(log.count()).toBe(1200)
  expect(await log.read(3, 5)).toEqual([3, 4].map((i) => ({ i, text: 'ä\n🙂' })))
  expect(await log.read(1199, 5000)).toHaveLength(1)
  expect(await log.read(1200, 1300)).toEqual([])
  await log.close()
  const again = await openAppendLog(path)
  expect(await all(again)).toEqual(Array.from({ length: 1200 }, (_, i) => ({ i, text: 'ä\n🙂' })))
  await again.close()
})

test('a line counts only when it is on the disk', async () => {
  const log = await openAppendLog(await freshPath())
  const appended = log.append(1)
  expect(log.count()).toBe(0)
  await appended
  expect(log.count()).toBe(1)
  await log.close()
})

test('whatever prefix of the file a crash leaves, its whole lines are there and the torn one is not', async () => {
  const path = await freshPath()
  const whole = '{"a":"ä"}\n{"b":2}\n{"c":"\\n"}\n'
  const bytes = Buffer.from(whole)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length), async (kept) => {
      const prefix = bytes.subarray(0, kept)
      await writeFile(path, prefix)
      const log = await openAppendLog(path)
      const lines = prefix.toString('latin1').split('\n').length - 1
      expect(log.count()).toBe(lines)
      await log.append('next')
      expect(await all(log)).toEqual([
        ...whole
          .split('\n')
          .slice(0, lines)
          .map((line) => JSON.parse(line)),
        'next',
      ])
      await log.close()
      expect(await readFile(path, 'utf8')).toMatch(/"next"\n$/)
    }),
    { seed: 3, numRuns: 60 },
  )
})

test('a damaged line is named', async () => {
  const path = await freshPath()
  await appendFile(path, '{}\n{"a":\n{}\n')
  const log = await openAppendLog(path)
  await expect(log.read(0, 3)).rejects.toThrow('line 2 of')
  await log.close()
})

test.skipIf(process.platform !== 'linux')('a disk that is full refuses this line and all later ones', async () => {
  const path = await freshPath()
  await symlink('/dev/full', path)
  const log = await openAppendLog(path)
  const [first, second] = [log.append(1), log.append(2)]
  await expect(first).rejects.toThrow('could not be written')
  await expect(second).rejects.toThrow('could not be written')
  await expect(log.append(3)).rejects.toThrow('could not be written')
  expect(log.count()).toBe(0)
  await log.close()
})
