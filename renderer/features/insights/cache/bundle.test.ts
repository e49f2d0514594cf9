import { expect, test } from 'vitest'
import { CacheKey, ProjectId } from '../../../../shared/domain/ids.ts'
import { exportBundle, importBundle } from './bundle.ts'

const projectId = ProjectId.parse('project-1')
const key = (n: number) => CacheKey.parse(String(n).padStart(64, '0'))
const going = new AbortController().signal

/** Pages of one line each, and a memory of what was taken in: lines that are known, and those that begin with “broken”. */
function host(lines: readonly string[]) {
  const known = new Set<string>()
  const batches: (readonly string[])[] = []
  return {
    batches,
    client: {
      'cache.export': async ({ after }: { readonly after?: string }) => {
        const place = after === undefined ? 0 : Number(after)
        return { lines: lines.slice(place, place + 1), ...(place + 1 < lines.length ? { next: key(place + 1) } : {}) }
      },
      'cache.import': async (input: { readonly lines: readonly string[] }) => {
        batches.push(input.lines)
        const refused = input.lines.filter((line) => line.startsWith('broken')).length
        const added = input.lines.filter((line) => !line.startsWith('broken') && !known.has(line))
        for (const line of added) known.add(line)
        return { added: added.length, known: input.lines.length - added.length - refused, refused }
      },
    },
  }
}

test('S1-34 a bundle holds every page’s lines, and taking it in twice adds nothing', async () => {
  const lines = ['a', 'ü\u2028ü', 'broken', '🙂'.repeat(400_000)]
  const { client, batches } = host(lines)
  const bundle = await exportBundle(client, projectId, () => undefined, going)
  if (!bundle) throw new Error('the export was not stopped, and brought nothing')
  expect(await bundle.text()).toBe(lines.map((line) => `${line}\n`).join(''))
  const shares: number[] = []
  expect(await importBundle(client, projectId, bundle, (share) => shares.push(share), going)).toEqual({
    added: 3,
    known: 0,
    refused: 1,
  })
  expect(batches.flat()).toEqual(lines)
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
  expect(await importBundle(client, projectId, bundle, () => undefined, going)).toEqual({
    added: 0,
    known: 3,
    refused: 1,
  })
})

test('many lines, and long ones, are handed over in batches the host takes', async () => {
  const { client, batches } = host([])
  const file = new Blob([...Array.from({ length: 1200 }, (_, i) => `line ${i}\n`), `${'x'.repeat(5_000_000)}\n`, 'end'])
  await importBundle(client, projectId, file, () => undefined, going)
  expect(batches.map((lines) => lines.length)).toEqual([500, 500, 201, 1])
})

test('stopped half-way, an export brings nothing and an import keeps what it took in', async () => {
  const { client } = host(['a', 'b', 'c'])
  const stopped = AbortSignal.abort()
  expect(await exportBundle(client, projectId, () => undefined, stopped)).toBeUndefined()
  expect(await importBundle(client, projectId, new Blob(['a\nb']), () => undefined, stopped)).toEqual({
    added: 0,
    known: 0,
    refused: 0,
  })
})
