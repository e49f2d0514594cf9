import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { climateCodebook } from '../../../test/fixtures/qcaAid.ts'
import { createEngine } from '../../engine/engine.ts'
import { startWebHost, type WebHost } from '../web/webHost.ts'
import { cli } from './cli.ts'

// Whole runs over a real disk, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'intercoder-home-'))
  folder = await mkdtemp(join(tmpdir(), 'intercoder-texts-'))
  await mkdir(join(folder, 'texts'))
  await writeFile(join(folder, 'codebook.json'), JSON.stringify(climateCodebook))
  await writeFile(
    join(folder, 'texts', 'anna.txt'),
    'The climate policy changed us.\n\nCosts are high.\n\nI had lunch.',
  )
  expect((await type('run texts --codebook codebook.json --coders 2 --quiet')).code).toBe(0)
})
afterEach(async () => {
  await rm(home, { recursive: true })
  await rm(folder, { recursive: true })
})

interface Result {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Types a command; `answer` sits at the terminal, where somebody does. */
async function type(line: string, answer?: boolean): Promise<Result> {
  let out = ''
  let err = ''
  const code = await cli(line.split(' '), {
    env: { INTERCODER_HOME: home },
    folder,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    ...(answer === undefined
      ? {}
      : {
          ask: async (question: string) => {
            err += question
            return answer
          },
        }),
    onInterrupt: () => () => undefined,
  })
  return { code, out, err }
}

/** What is the same on every machine and in every year. */
const timeless = (text: string) =>
  text
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, 'WHEN')
    .replaceAll(/\d[\d.]* k?B/g, 'SIZE')
    .replaceAll(/ +SIZE/g, ' SIZE')
    .replaceAll(/[^ ]*\/texts-[0-9a-f]{12}\/replies/g, 'FOLDER')

/** As the store files a reply, beside frames and marks of its own. */
const replyKey = /^r[0-9a-f]{64}$/

const entriesNow = async () => JSON.parse((await type('cache stats --json')).out).cache.disk.entries as number
const projectId = async () => JSON.parse((await type('cache stats --json')).out).project as string

describe('cache stats', () => {
  test('S1-11 are seven lines, and an identical second run doubles the requests without a miss more', async () => {
    const lines = timeless((await type('cache stats')).out).split('\n')
    expect(lines.map((line) => line.replace(/ {2,}/, ': '))).toEqual([
      'Requests: 7',
      'Hits: 0',
      'Misses: 7',
      'Hit rate: 0%',
      'Tokens saved: –',
      'Savings: free of charge',
      'Size: 7 replies, SIZE',
      '',
    ])
    await type('run texts --coders 2 --quiet')
    const { lookups, hits, misses, hitRate } = JSON.parse((await type('cache stats --json')).out)
    expect({ lookups, hits, misses, hitRate }).toEqual({ lookups: 14, hits: 7, misses: 7, hitRate: 0.5 })
  })

  test('S1-40 count no answer of an older occasion for a fresh run, and keep those answers', async () => {
    await type('run texts --coders 2 --fresh --quiet')
    expect(JSON.parse((await type('cache stats --json')).out)).toMatchObject({ lookups: 14, hits: 0, misses: 14 })
    expect(await entriesNow()).toBe(14)
    // The project has joined the new occasion.
    await type('run texts --coders 2 --quiet')
    expect(JSON.parse((await type('cache stats --json')).out)).toMatchObject({ lookups: 21, hits: 7, misses: 14 })
  })
})

test('S1-12 cache info says how the cache is set and what is in it', async () => {
  expect(timeless((await type('cache info')).out)).toBe(
    `Cache          on
Folder         FOLDER
Answers count  for ever (0 s)
Memory         0 replies, SIZE of at most 128 MB
Disk           7 replies, SIZE
Oldest         WHEN
Newest         WHEN

Question        Coder      Model      Replies    Size
judgeRelevance  (all)      lexical-1        3 SIZE
assignCodes     lexical-2  lexical-1        2 SIZE
assignCodes     lexical-1  lexical-1        2 SIZE
`,
  )
})

describe('cache clear', () => {
  test('S1-13 without a terminal and without --yes says what it would clear, deletes nothing, and ends with 2', async () => {
    const { code, out, err } = await type('cache clear --operation assignCodes')
    expect([code, out, timeless(err)]).toEqual([
      2,
      '',
      'This would clear 4 replies of “texts” (SIZE; answers to assignCodes) for good. Add --yes to clear them; nothing was deleted.\n',
    ])
    expect(await entriesNow()).toBe(7)
  })

  test('S1-13 asks whoever sits at the terminal, with the count, and takes no for no', async () => {
    const no = await type('cache clear', false)
    expect([no.code, no.out]).toEqual([0, 'Nothing was cleared.\n'])
    expect(timeless(no.err)).toMatch(/^Clear 7 replies of “texts” \(SIZE; all\) for good\?/)
    expect(await entriesNow()).toBe(7)
    const yes = await type('cache clear', true)
    expect([yes.code, timeless(yes.out)]).toEqual([
      0,
      expect.stringMatching(/^7 replies cleared, ?SIZE\. This cannot be undone from the command line\.\n$/),
    ])
    expect(await entriesNow()).toBe(0)
  })

  test('S1-13 clears what meets every condition, and nothing else', async () => {
    await type('cache clear --coder lexical-1 --operation assignCodes --codebook 1 --yes')
    expect(await entriesNow()).toBe(5)
    await type('cache clear --shared --older-than 1h --yes')
    expect(await entriesNow()).toBe(5)
    expect((await type('cache clear --model other --yes')).out).toBe(
      'No reply meets these conditions; nothing was cleared.\n',
    )
    const { out } = await type('run texts --coders 2 --json --quiet')
    expect(JSON.parse(out).calls).toMatchObject({ made: 2, byOperation: { judgeRelevance: 0, assignCodes: 2 } })
  })

  test('finds a run by its name, and says which there are where there is no such run or version', async () => {
    const [, name] = /There is: “(.+?)” \(run-/.exec((await type('cache clear --run none')).err) ?? []
    expect(name).toMatch(/^lexical, /)
    expect(await type('cache clear --codebook 2')).toMatchObject({
      code: 2,
      err: '“texts” has no codebook version 2. It has: 1.\n',
    })
  })
})

describe('cache explain', () => {
  test('S1-30 tells in what a fresh run’s questions differ from those known before', async () => {
    await type('run texts --coders 2 --fresh --quiet')
    const [, fresh] = /.*(run-\d+-[0-9a-f]{12})/.exec((await type('cache explain --run none')).err) ?? []
    const { out } = await type(`cache explain --run ${fresh}`)
    expect(out).toBe(
      '7 different questions were asked. From the nearest answer known before, they differ in\noccasion  7\n',
    )
    const [first] = (await type('cache explain --run none')).err.match(/run-\d+-[0-9a-f]{12}/) ?? []
    expect((await type(`cache explain --run ${first}`)).out).toContain('nothing comparable was known  7')
  })

  test('S1-30 tells of one question whether it is known', async () => {
    const level = new ClassicLevel<string, string>(join(home, await projectId(), 'replies'))
    const keys = (await level.keys().all()).filter((key) => replyKey.test(key))
    await level.close()
    const { code, out } = await type(`cache explain ${keys[0]?.slice(1)}`)
    expect([code, timeless(out)]).toEqual([
      0,
      expect.stringMatching(/^Known: \w+ for .+, answered by lexical-1 on WHEN\.\n$/),
    ])
    expect((await type(`cache explain ${'0'.repeat(64)}`)).out).toBe(
      'Not known, and nothing comparable was ever asked.\n',
    )
  })
})

test('S1-34 a bundle carries replies to another project, once', async () => {
  expect((await type('cache export bundle.jsonl')).out).toBe(`7 replies written to ${join(folder, 'bundle.jsonl')}\n`)
  await type('cache clear --yes')
  expect((await type('cache import bundle.jsonl')).out).toBe('7 replies added from bundle.jsonl, 0 known already.\n')
  expect((await type('cache import bundle.jsonl')).out).toBe('0 replies added from bundle.jsonl, 7 known already.\n')
  expect(JSON.parse((await type('run texts --coders 2 --json --quiet')).out).calls.made).toBe(0)

  const text = await readFile(join(folder, 'bundle.jsonl'), 'utf8')
  await writeFile(join(folder, 'broken.jsonl'), `${text}nonsense\n`)
  const { code, out } = await type('cache import broken.jsonl')
  expect([code, out]).toEqual([
    1,
    '0 replies added from broken.jsonl, 7 known already. 1 line is damaged or no reply, and was left out.\n',
  ])
  expect(await type('cache import nowhere.jsonl')).toMatchObject({
    code: 2,
    err: `There is no file ${join(folder, 'nowhere.jsonl')}. Check the path.\n`,
  })
})

test('cache verify reads every reply, ends with 1 where one is damaged, and takes it out when told to', async () => {
  expect(await type('cache verify')).toEqual({
    code: 0,
    out: '7 replies checked, 0 damaged, 0 with manual traces.\n',
    err: '',
  })
  const level = new ClassicLevel<string, string>(join(home, await projectId(), 'replies'))
  const key = (await level.keys().all()).find((name) => replyKey.test(name)) ?? ''
  await level.put(key, (await level.get(key))?.replace('lexical', 'lixecal') ?? '')
  await level.close()
  const found = await type('cache verify')
  expect([found.code, found.out]).toEqual([1, expect.stringContaining(`7 replies checked, 1 damaged`)])
  expect(found.out).toContain(`damaged ${key.slice(1)}`)
  expect((await type('cache verify --repair')).code).toBe(0)
  expect((await type('cache verify')).out).toBe('6 replies checked, 0 damaged, 0 with manual traces.\n')
})

describe('the project', () => {
  test('is found by name, id or path, and must be named where there are several', async () => {
    const id = await projectId()
    for (const name of ['texts', id, join(folder, 'texts'), join(home, 'projects', 'texts.intercoder')])
      expect((await type(`cache stats --json --project ${name}`)).out).toContain(`"project":"${id}"`)
    await type('run sample --language en --quiet')
    expect(await type('cache stats')).toMatchObject({ code: 2, err: expect.stringContaining('Say with --project') })
    expect(await type('cache stats --project none')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no project “none”. There is: '),
    })
  })

  test('whose replies another program has open is not acted on, and that is said', async () => {
    const level = new ClassicLevel(join(home, await projectId(), 'replies'))
    await level.open()
    const { code, out, err } = await type('cache clear --yes')
    await level.close()
    expect([code, out, err]).toEqual([
      3,
      '',
      expect.stringContaining('Another Intercoder has this project’s replies open'),
    ])
    expect(await entriesNow()).toBe(7)
  })
})

describe('while a host serves the data folder', () => {
  let host: WebHost
  beforeEach(async () => {
    const started = await startWebHost({
      dataFolder: home,
      // Any that is free at the moment.
      port: 20_000 + (process.pid % 20_000),
      env: {},
      log: () => undefined,
      createEngine,
      rendererFolder: folder,
    })
    if (!started.ok) throw new Error(started.failure.sentence)
    host = started.value
  })
  afterEach(() => host.close())

  test('the command asks it, and what it has in memory stays there', async () => {
    expect(await type('cache warm')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^7 replies read into memory, [\d.]+ k?B\.\n$/),
    })
    expect(JSON.parse((await type('cache info --json')).out)).toMatchObject({ memory: { entries: 7 } })
    expect((await type('cache clear --operation assignCodes --yes')).out).toMatch(/^4 replies cleared/)
    expect(JSON.parse((await type('cache info --json')).out)).toMatchObject({ memory: { entries: 3 } })
  })

  test('what it cannot do is told in its words', async () => {
    const { code, err } = await type(`cache explain ${'0'.repeat(64)} --project nobody-knows-it`)
    expect([code, err]).toEqual([2, expect.stringContaining('There is no project')])
  })
})

test('the desktop application keeps its replies to itself, and the command says where to go', async () => {
  await writeFile(join(home, 'host.lock'), JSON.stringify({ pid: process.ppid, host: 'desktop' }))
  expect(await type('cache stats')).toEqual({
    code: 3,
    out: '',
    err: 'Intercoder is open on the desktop and has the remembered answers of this data folder. Use “Cache” under Insights there, or close it first.\n',
  })
})
