import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HumanCoder } from '../../../shared/domain/coder.ts'
import { ManualCoding } from '../../../shared/domain/manualCoding.ts'
import { segmentIdOf } from '../../../shared/domain/segment.ts'
import type { ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { climateCodebook, qcaAidCsv, qcaAidDataset } from '../../../test/fixtures/qcaAid.ts'
import { datasetPath, testWithData } from '../../../test/fixtures/sharedData.ts'
import { cli } from './cli.ts'
import { projectText, readProject, writeWhole } from './projectOnDisk.ts'
import type { RunFigures } from './runFigures.ts'

// Whole runs over a real disk, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'intercoder-home-'))
  folder = await mkdtemp(join(tmpdir(), 'intercoder-texts-'))
  await writeFile(join(folder, 'codebook.json'), JSON.stringify(climateCodebook))
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

/** Types a command; `interrupt` is asked at every text that goes to the terminal whether to press Ctrl-C now. */
async function type(line: string, interrupt: (err: string) => boolean = () => false): Promise<Result> {
  let out = ''
  let err = ''
  const listeners = new Set<() => void>()
  const code = await cli(line.split(' '), {
    env: { INTERCODER_HOME: home },
    folder,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
      if (interrupt(text)) for (const listener of listeners) listener()
    },
    onInterrupt: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  })
  return { code, out, err }
}

/** Runs with `--json` and hands over what it printed. */
async function figuresOf(line: string): Promise<RunFigures> {
  const { code, out, err } = await type(`${line} --json --quiet`)
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as RunFigures
}

const avoidedIn = ({ calls: { avoided } }: RunFigures) => Object.values(avoided).reduce((sum, n) => sum + n, 0)
/** Had every coder asked everything about every unit: k questions a segment, and k more for each relevant one. */
const questions = ({ coders, segments, relevant }: RunFigures) => coders.length * (segments + relevant)

async function projectAt(path: string): Promise<ProjectSnapshot> {
  const read = await readProject(path)
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return read.value.project
}

/** Every reply that is kept for a project, with its key. */
async function repliesOf({ info }: ProjectSnapshot): Promise<readonly (readonly [string, string])[]> {
  const level = new ClassicLevel<string, string>(join(home, info.id, 'replies'))
  try {
    // The store keeps frames and marks of its own besides.
    return (await level.iterator().all()).filter(([key]) => /^r[0-9a-f]{64}$/.test(key))
  } finally {
    await level.close()
  }
}

/** The one project of the data folder. */
async function keptProject(): Promise<{ readonly path: string; readonly project: ProjectSnapshot }> {
  const [name, ...others] = await readdir(join(home, 'projects'))
  expect(others).toEqual([])
  const path = join(home, 'projects', name!)
  return { path, project: await projectAt(path) }
}

const texts = {
  'anna.txt': 'The new climate policy forced us to change.\n\nCosts are high and growth is slow.\n\nI had lunch.',
  'ben.txt': 'People resist new technology.\n\nCosts are high and growth is slow.',
}
async function writeTexts(more: Readonly<Record<string, string | Uint8Array>> = {}) {
  await mkdir(join(folder, 'texts'), { recursive: true })
  for (const [name, text] of Object.entries({ ...texts, ...more })) await writeFile(join(folder, 'texts', name), text)
}
const runTexts = 'run texts --codebook codebook.json'

test('help and version go to the output', async () => {
  expect(await type('--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('intercoder run <input>'),
    err: '',
  })
  expect(await type('--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' })
})

describe('a folder of texts', () => {
  beforeEach(() => writeTexts())

  test('is coded, and the table says what came of it and where it is', async () => {
    const { code, out, err } = await type(runTexts)
    expect([code, err]).toEqual([0, expect.stringContaining('5 of 5 segments')])
    const { path, project } = await keptProject()
    expect(out).toMatch(/Segments +5\n {2}distinct +4\n/)
    expect(out).toContain('Stability: one instrument, repeated')
    expect(out).toContain('The lexical coder compares words')
    expect(out).toContain(`The results are in ${path}`)
    expect(project.info.name).toBe('texts')
    expect(project.coders.map(({ id }) => id)).toEqual(['lexical-1', 'lexical-2', 'lexical-3'])
    expect(project.runs).toMatchObject([{ state: 'finished' }])
  })

  test('is a project that a second run finds again: a second run in it, and no call', async () => {
    const first = await figuresOf(runTexts)
    expect(first.calls.made).toBe(first.distinct + 3 * first.distinctRelevant)
    expect(questions(first)).toBe(first.calls.made + avoidedIn(first))
    const second = await figuresOf(runTexts)
    expect(second.calls).toMatchObject({ made: 0, byOperation: { judgeRelevance: 0, assignCodes: 0 } })
    expect(questions(second)).toBe(avoidedIn(second))
    expect({ ...second, calls: null }).toEqual({ ...first, calls: null })
    const { project } = await keptProject()
    expect(project.runs).toHaveLength(2)
    expect(project.documents).toHaveLength(2)
    expect(project.codebooks).toHaveLength(1)
  })

  test('is read anew: a changed text takes the place of the old one, which is retired', async () => {
    await figuresOf(runTexts)
    await writeTexts({ 'ben.txt': 'Innovation needs resources.' })
    const second = await figuresOf(runTexts)
    expect(second).toMatchObject({ segments: 4, calls: { byOperation: { judgeRelevance: 1 } } })
    const { project } = await keptProject()
    expect(project.documents.map(({ retiredAt }) => retiredAt === undefined)).toEqual([true, false, true])
  })

  test('goes on without a file that cannot be read, saying which', async () => {
    await writeTexts({ 'photo.txt': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46]), 'empty.md': '' })
    const { code, err } = await type(`${runTexts} --quiet`)
    expect(code).toBe(0)
    expect(err).toContain('photo.txt')
    expect(err).toContain('empty.md')
    expect((await keptProject()).project.documents).toHaveLength(2)
  })

  test('is cut as --segments says', async () => {
    expect(await figuresOf(`${runTexts} --segments size --size 1000`)).toMatchObject({ segments: 2 })
  })

  test('is coded by as many coders as there are temperatures', async () => {
    const figures = await figuresOf(`${runTexts} --temperatures 0`)
    expect(figures.coders).toHaveLength(1)
    expect(figures.reliability).toMatchObject({ alpha: null, low: null, high: null })
    const { project } = await keptProject()
    expect(project.coders).toMatchObject([
      { settings: { provider: 'lexical', model: 'lexical-1', temperature: 0, seed: 1 } },
    ])
  })

  test('is judged for relevance by every coder, where the strategy says so', async () => {
    const figures = await figuresOf(`${runTexts} --strategy independentCoders`)
    expect(figures.calls.byOperation.judgeRelevance).toBe(3 * figures.distinct)
    expect(figures.calls.avoided.shared).toBe(0)
  })

  test('S1-40 is asked anew with --fresh, under an occasion that later runs join, and the report says so', async () => {
    const first = await figuresOf(runTexts)
    const { out } = await type(`${runTexts} --fresh`)
    expect(out).toContain('Everything was asked anew, under an occasion of its own.')
    const { project } = await keptProject()
    expect(project.info.occasion).toBe(project.runs.at(-1)?.settings.occasion)
    expect(project.runs.map(({ settings }) => settings.occasion)).toEqual(['1', project.info.occasion])
    expect(first.asked).toMatchObject({ label: 'multi', fresh: false, occasion: '1', cache: 'use', dedupe: true })
    expect(await figuresOf(runTexts)).toMatchObject({ calls: { made: 0 }, asked: { fresh: false } })
  })

  test('is asked segment by segment with --no-dedupe', async () => {
    const { calls, asked } = await figuresOf(`${runTexts} --no-dedupe`)
    expect([calls.byOperation.judgeRelevance, calls.avoided.duplicate, asked.dedupe]).toEqual([5, 0, false])
  })

  test('S1-08 leaves nothing behind with --cache bypass, and is asked anew, and kept, with --cache refresh', async () => {
    const { calls } = await figuresOf(`${runTexts} --cache bypass`)
    expect(await repliesOf((await keptProject()).project)).toEqual([])
    expect((await figuresOf(`${runTexts} --cache refresh`)).calls.avoided.earlierRun).toBe(0)
    expect((await repliesOf((await keptProject()).project)).length).toBeGreaterThan(0)
    expect((await figuresOf(runTexts)).calls.made).toBe(0)
    expect(calls.made).toBeGreaterThan(0)
  })

  test('S1-08 asks nothing with --cache only, and what is not known fails', async () => {
    const { code, out } = await type(`${runTexts} --cache only --json --quiet`)
    expect([code, JSON.parse(out)]).toMatchObject([1, { failed: 5, calls: { made: 0 } }])
    await figuresOf(runTexts)
    expect(await figuresOf(`${runTexts} --cache only`)).toMatchObject({ failed: 0, calls: { made: 0 } })
  })

  test('is another project under another id', async () => {
    await figuresOf(runTexts)
    expect((await figuresOf(`${runTexts} --project somewhere-else`)).calls.made).toBeGreaterThan(0)
    expect(await readdir(join(home, 'projects'))).toHaveLength(2)
  })

  test('takes a changed codebook as a new version', async () => {
    await figuresOf(runTexts)
    const [first, ...codes] = climateCodebook.codes
    const changed = { ...climateCodebook, codes: [{ ...first, definition: 'Weather.' }, ...codes] }
    await writeFile(join(folder, 'codebook.json'), JSON.stringify(changed))
    expect((await figuresOf(runTexts)).calls.made).toBeGreaterThan(0)
    const { project } = await keptProject()
    expect(project.codebooks.map(({ number }) => number)).toEqual([1, 2])
    expect(project.info.codebook).toBe(project.codebooks[1]?.hash)
    // Without --codebook it is the one in force.
    expect((await figuresOf('run texts')).calls.made).toBe(0)
  })
})

describe('--out', () => {
  beforeEach(() => writeTexts())

  test('writes the codings as a long table', async () => {
    expect(await type(`${runTexts} --out codings.csv`)).toMatchObject({
      code: 0,
      out: expect.stringContaining(join(folder, 'codings.csv')),
    })
    const [heading, ...rows] = (await readFile(join(folder, 'codings.csv'), 'utf8')).trimEnd().split('\r\n')
    expect(heading).toContain('document,segment,start,end,text,coder')
    expect(rows.filter((row) => row.includes('lexical-2'))).not.toHaveLength(0)
  })

  test('writes the project, which can be run in itself, in its place or elsewhere', async () => {
    await figuresOf(`${runTexts} --out study.intercoder`)
    const path = join(folder, 'study.intercoder')
    expect((await projectAt(path)).runs).toHaveLength(1)

    const before = await readFile(path, 'utf8')
    expect((await figuresOf('run study.intercoder --out copy.intercoder')).calls.made).toBe(0)
    expect(await readFile(path, 'utf8')).toBe(before)
    expect((await projectAt(join(folder, 'copy.intercoder'))).runs).toHaveLength(2)

    expect((await type('run study.intercoder')).out).toContain(`The results are in ${path}`)
    expect((await projectAt(path)).runs).toHaveLength(2)
  })

  test('does not overwrite another project, nor something that is none', async () => {
    await figuresOf(`${runTexts} --out study.intercoder`)
    await mkdir(join(folder, 'other'))
    await copyFile(join(folder, 'texts', 'anna.txt'), join(folder, 'other', 'anna.txt'))
    const other = await type('run other --codebook codebook.json --out study.intercoder')
    expect(other).toMatchObject({ code: 3, err: expect.stringContaining('another project, “texts”') })
    expect((await projectAt(join(folder, 'study.intercoder'))).info.name).toBe('texts')

    await writeFile(join(folder, 'poem.intercoder'), 'roses')
    expect(await type(`${runTexts} --out poem.intercoder`)).toMatchObject({ code: 3 })
    expect(await readFile(join(folder, 'poem.intercoder'), 'utf8')).toBe('roses')
  })

  test('says where something cannot be written, and by what', async () => {
    await mkdir(join(folder, 'codings.csv'))
    const { code, err } = await type(`${runTexts} --out codings.csv --quiet`)
    expect([code, err]).toEqual([3, expect.stringMatching(/could not go on: E\w+: .*codings\.csv.* Check the path/)])
  })

  test('needs a folder that is there', async () => {
    const { code, err } = await type(`${runTexts} --out nowhere/codings.csv`)
    expect([code, err]).toEqual([
      2,
      `There is no folder ${join(folder, 'nowhere')} to write codings.csv into. Create it first.\n`,
    ])
  })
})

test('people’s codings stay where they are, and change no call and no kept reply', async () => {
  await writeTexts()
  await figuresOf(`${runTexts} --out study.intercoder`)
  const path = join(folder, 'study.intercoder')
  const project = await projectAt(path)
  const ana = HumanCoder.parse({ kind: 'human', id: 'ana', name: 'Ana' })
  const codeId = project.codebooks[0]!.codebook.codes[0]!.id
  const manualCodings = project.documents.map(({ id }, i) =>
    ManualCoding.parse({
      origin: 'manual',
      id: `m${i}`,
      coderId: ana.id,
      unit: { kind: 'segment', segmentId: segmentIdOf(id, 0) },
      decision: { kind: 'codes', codes: [{ codeId }] },
      codedAt: '2026-03-01T10:00:00.000Z',
      codebook: project.info.codebook,
      visible: { automatic: false, otherCoders: false },
      correction: false,
    }),
  )
  const coded = { ...project, coders: [...project.coders, ana], manualCodings }
  const replies = await repliesOf(project)
  expect(replies.length).toBeGreaterThan(4)
  await writeWhole(path, projectText(coded, 7, '2026-03-01T10:00:00.000Z'))
  expect((await figuresOf('run study.intercoder')).calls.made).toBe(0)
  expect(await repliesOf(project)).toEqual(replies)
  const after = await projectAt(path)
  expect(after.manualCodings).toEqual(manualCodings)
  expect(after.coders).toContainEqual(ana)
})

describe('a run that is paused', () => {
  const many = Array.from({ length: 1500 }, (_, i) => `Costs of emissions were discussed in meeting ${i}.`).join('\n\n')
  const begun = (text: string) => /^[1-9]\d* of 1500/.test(text)

  test('keeps what is done, and --resume goes on until every segment is judged exactly once', async () => {
    await writeTexts({ 'ben.txt': many, 'anna.txt': '' })
    const paused = await type(runTexts, begun)
    expect(paused).toMatchObject({
      code: 130,
      err: expect.stringContaining('Go on with the same command and --resume'),
    })
    const half = (await keptProject()).project
    expect(half.runs).toMatchObject([{ state: 'paused' }])
    expect(half.runs[0]!.place).toBeLessThan(1500)

    const { code, out } = await type(`${runTexts} --resume --json --quiet`)
    expect([code, JSON.parse(out)]).toMatchObject([0, { segments: 1500, failed: 0 }])
    const { project } = await keptProject()
    expect(project.runs).toMatchObject([{ state: 'finished', place: 1501 }])
    const units = project.runBlocks.flatMap(({ events }) =>
      events.flatMap((e) => (e.type === 'unit' ? e.segmentId : [])),
    )
    expect(units).toHaveLength(1500)
    expect(new Set(units).size).toBe(1500)
  })

  test('S1-40 goes on under the occasion that it opened, with the same command and --resume', async () => {
    await writeTexts({ 'ben.txt': many, 'anna.txt': '' })
    expect((await type(`${runTexts} --fresh`, begun)).code).toBe(130)
    expect((await type(`${runTexts} --fresh --resume --quiet`)).code).toBe(0)
    const { project } = await keptProject()
    expect(project.runs).toMatchObject([{ state: 'finished', settings: { occasion: project.info.occasion } }])
  })

  test('is found even where only its own folder outlived the first command', async () => {
    await writeTexts({ 'ben.txt': many, 'anna.txt': '' })
    await type(runTexts, begun)
    await rm(join(home, 'projects'), { recursive: true })
    expect((await type(`${runTexts} --resume --quiet`)).code).toBe(0)
    expect((await keptProject()).project.runs).toMatchObject([{ state: 'finished', place: 1501 }])
  })

  test('is taken in where it had ended before its project was saved', async () => {
    await writeTexts()
    const first = await figuresOf(runTexts)
    await rm(join(home, 'projects'), { recursive: true })
    const resumed = await figuresOf(`${runTexts} --resume`)
    expect(resumed).toEqual(first)
    expect((await keptProject()).project.runs).toMatchObject([{ state: 'finished' }])
    expect((await type(`${runTexts} --resume`)).err).toContain('No run is unfinished')
  })

  test('is not gone on with under other settings, nor where there is none', async () => {
    await writeTexts({ 'ben.txt': many, 'anna.txt': '' })
    expect(await type(`${runTexts} --resume`)).toMatchObject({
      code: 2,
      err: expect.stringContaining('No run is unfinished'),
    })
    await type(runTexts, begun)
    expect(await type(`${runTexts} --resume --coders 2`)).toMatchObject({
      code: 2,
      err: expect.stringContaining('begun with other settings or texts'),
    })
  })
})

describe('what cannot be done is said in one sentence, and nothing is written:', () => {
  beforeEach(() => writeTexts())
  test.each([
    ['run nowhere', 2, 'There is no file or folder “nowhere”'],
    ['run texts', 2, 'A new project needs a codebook'],
    ['run texts --codebook nowhere.json', 2, 'cannot be read (ENOENT)'],
    ['run texts --codebook texts/anna.txt', 3, 'anna.txt'],
    ['run codebook.json --codebook codebook.json', 3, 'There is no text to code'],
    [
      'run texts --codebook codebook.json --provider nobody --model m',
      2,
      'There is no provider “nobody” in the settings',
    ],
    ['run texts --codebook codebook.json --model gpt', 2, 'The lexical coder has but one model'],
    ['run texts --codebook latin.json', 3, 'latin.json'],
    ['run broken.intercoder', 3, 'broken.intercoder'],
  ])('%s', async (line, code, words) => {
    await writeFile(join(folder, 'broken.intercoder'), '{"intercoder":"project","version":1')
    await writeFile(join(folder, 'latin.json'), Buffer.from('{"codes":[{"name":"\u00c4rger"}]}', 'latin1'))
    const result = await type(line)
    expect(result).toMatchObject({ code, out: '', err: expect.stringContaining(words) })
    await expect(readdir(join(home, 'projects'))).rejects.toThrow('ENOENT')
  })

  test('texts do not go to another machine unless that is agreed to', async () => {
    const providers = [
      { id: 'far', name: 'Far', kind: 'openaiCompatible', baseUrl: 'https://models.example.org/v1', models: [] },
    ]
    await writeFile(
      join(home, 'settings.json'),
      JSON.stringify({
        version: 1,
        language: 'system',
        theme: 'system',
        density: 'comfortable',
        providers,
        concurrency: 20,
        cache: { enabled: true, ttlSeconds: 0, memoryMb: 128 },
      }),
    )
    const { code, err } = await type(`${runTexts} --provider far --model large`)
    expect([code, err]).toEqual([3, expect.stringMatching(/would go to models\.example\.org.*4 to 16 calls.*--yes/)])
    // Nothing waits there to be gone on with.
    expect((await type(`${runTexts} --provider far --model large --resume`)).err).toContain('No run is unfinished')
  })
})

test('the sample project is there for whoever has no data, in both languages', async () => {
  expect((await figuresOf('run sample')).segments).toBeGreaterThan(100)
  const { project } = await keptProject()
  expect(project.manualCodings.length).toBeGreaterThan(100)
  expect((await figuresOf('run sample')).calls.made).toBe(0)
  await rm(join(home, 'projects'), { recursive: true })
  await figuresOf('run sample --language de --project sample-auf-deutsch')
  expect((await keptProject()).project.texts[0]?.text).not.toBe(project.texts[0]?.text)
})

describe('over real data', () => {
  testWithData(qcaAidDataset)('100 segments of 35 contents are asked about once each', async () => {
    await writeFile(join(folder, 'climate.csv'), await qcaAidCsv())
    const run = 'run climate.csv --codebook codebook.json --coders 3'
    const first = await figuresOf(run)
    expect(first).toMatchObject({
      segments: 100,
      distinct: 35,
      failed: 0,
      calls: { byOperation: { judgeRelevance: 35 } },
    })
    expect(first.distinctRelevant).toBeGreaterThan(10)
    expect(first.distinctRelevant).toBeLessThan(35)
    expect(first.calls.made).toBe(35 + 3 * first.distinctRelevant)
    expect(first.calls.avoided).toMatchObject({ shared: 200, earlierRun: 0, singleFlight: 0 })
    expect(questions(first)).toBe(first.calls.made + avoidedIn(first))
    expect(first.reliability).toMatchObject({
      between: 'automatic',
      kind: 'stability',
      coefficient: 'alphaMasi',
      units: first.relevant,
    })
    expect(first.reliability.alpha).toBeGreaterThan(0.5)
    expect(first.reliability.alpha).toBeLessThan(1)

    expect((await figuresOf(run)).calls.made).toBe(0)
    const warmer = await figuresOf(`${run} --temperatures 0,0.2,0.9`)
    expect(warmer.calls).toMatchObject({ made: first.distinctRelevant, byOperation: { judgeRelevance: 0 } })
  })

  const answers = 'llmcode-games-as-art/bopp_test.csv'
  testWithData(answers)('174 answers in Windows-1252 are read, coded, and remembered', async () => {
    await copyFile(datasetPath(answers), join(folder, 'answers.csv'))
    await writeFile(join(folder, 'codebook.json'), JSON.stringify(gamesCodebook))
    const run = 'run answers.csv --text-column why_art --codebook codebook.json'
    const first = await figuresOf(run)
    expect(first).toMatchObject({ segments: 174, failed: 0 })
    expect(first.calls.made).toBe(first.distinct + 3 * first.distinctRelevant)
    expect(questions(first)).toBe(first.calls.made + avoidedIn(first))
    const { project } = await keptProject()
    expect(project.documents[0]?.source.encoding).toBe('windows-1252')
    expect(project.texts[0]?.text).toMatch(/[’“”–é]/)
    expect(project.texts[0]?.text).not.toMatch(/[\ufffd\u0080-\u009f]/)
    expect((await figuresOf(run)).calls.made).toBe(0)
    expect((await figuresOf(`${run} --temperatures 0,0.5,0.4`)).calls.made).toBe(first.distinctRelevant)
  })
})

const gamesCodebook = {
  name: 'Games as art',
  researchQuestion: 'Why do players experience a video game as art?',
  codes: [
    { name: 'Visual aesthetics', definition: 'Beauty of pictures, graphics, colours, drawings, design and art style.' },
    { name: 'Story', definition: 'Narrative, plot, characters, writing and the world it is set in.' },
    { name: 'Music and sound', definition: 'Soundtrack, music, sounds, voices.' },
    { name: 'Emotion', definition: 'Feelings that the game evoked, such as sadness, joy or awe.' },
    { name: 'Reflection', definition: 'It made one think about life, society, meaning or a message.' },
  ],
}
