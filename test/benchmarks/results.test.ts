import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const result = z.strictObject({
  id: z.string(),
  metric: z.string(),
  ours: z.number(),
  peer: z.number().optional(),
  peerName: z.string().optional(),
  ratio: z.number().optional(),
  low: z.number(),
  high: z.number(),
})
const report = z.strictObject({
  name: z.string(),
  rows: z.array(z.string()),
  environment: z.record(z.string(), z.union([z.string(), z.number()])),
  results: z.array(result).min(1),
  goals: z.array(
    z.strictObject({
      id: z.string(),
      of: z.enum(['ours', 'ratio']),
      goal: z.string(),
      reached: z.number(),
      met: z.boolean(),
    }),
  ),
})

/** Everything but what depends on the machine and the moment. */
const counts = (reports: readonly z.infer<typeof report>[]) =>
  reports.map(({ results, goals, name }) => [name, results.filter(({ id }) => !id.startsWith('process.')), goals])

test('S0-46 S3-19 a benchmark leaves JSON, Markdown and CSV, the same each time apart from timings', async () => {
  const folders = [1, 2].map(() => mkdtemp(join(tmpdir(), 'intercoder-results-')))
  const told = []
  for (const folder of await Promise.all(folders)) {
    execFileSync(process.execPath, ['build/bench.mjs', 'single', '--json', '--out', folder], { stdio: 'pipe' })
    expect((await readdir(folder)).sort()).toEqual(['csv', 'json', 'md'].map((end) => `benchmark_results.${end}`))
    const reports = z.array(report).parse(JSON.parse(await readFile(join(folder, 'benchmark_results.json'), 'utf8')))
    expect(reports[0]?.results.map(({ id }) => id)).toEqual(expect.arrayContaining(['process.cpu', 'process.rss']))
    expect(await readFile(join(folder, 'benchmark_results.md'), 'utf8')).toContain('| calls | 153 |')
    expect(await readFile(join(folder, 'benchmark_results.csv'), 'utf8')).toContain('"single","calls","calls",153,153,')
    told.push(counts(reports))
    await rm(folder, { recursive: true })
  }
  expect(told[1]).toEqual(told[0])
}, 60_000)
