import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AutomaticCoding } from '../domain/automaticCoding.ts'
import { Code } from '../domain/code.ts'
import { Codebook, hashOfCodebook } from '../domain/codebook.ts'
import { AutomaticCoder } from '../domain/coder.ts'
import { DocumentId, RunId, TextHash } from '../domain/ids.ts'
import { ManualCoding } from '../domain/manualCoding.ts'
import { Round } from '../domain/round.ts'
import { RunSettings } from '../domain/run.ts'
import type { RunEvent, UnitOutcome } from '../domain/runEvent.ts'
import { SegmentBlock, segmentIdOf } from '../domain/segment.ts'
import { sha256 } from '../std/sha256.ts'
import type { RunLines, RunRecord } from './automaticJudgements.ts'
import { nominal } from './distance.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { ratingsFromRows } from './ratings.ts'
import type { CodingsInput } from './ratingsFromCodings.ts'
import { type ReliabilityOptions, reliabilityOf, reliabilitySteps } from './report.ts'

const documentId = DocumentId.parse('talk')
const segment = (ordinal: number) => segmentIdOf(documentId, ordinal)
const names = ['work', 'home', 'money', 'health', 'play']
const code = (id: string, anchors: unknown[] = []) =>
  Code.parse({ id, name: id, definition: '', inclusion: [], exclusion: [], anchors, colour: '#000000' })
const codebookOf = (changes: Partial<Codebook> = {}): Codebook =>
  Codebook.parse({
    name: '',
    researchQuestion: '',
    rules: [],
    severalCodes: true,
    codes: names.map((n) => code(n)),
    ...changes,
  })
const codebook = codebookOf()

/** Segments of ten characters each. */
const grid = (segments: number): SegmentBlock =>
  SegmentBlock.parse({
    documentId,
    first: 0,
    starts: Array.from({ length: segments }, (_, i) => 10 * i),
    ends: Array.from({ length: segments }, (_, i) => 10 * i + 10),
    attributes: [],
  })

let seconds = 0
const later = () => new Date(Date.UTC(2025, 2, 1, 9, 0, seconds++)).toISOString()

type Given = readonly string[] | 'noCode' | 'notRelevant' | 'skipped'
let codings = 0
function manual(coderId: string, unit: number | [number, number], given: Given, changes: object = {}): ManualCoding {
  return ManualCoding.parse({
    origin: 'manual',
    id: `m${String(++codings).padStart(5, '0')}`,
    coderId,
    unit:
      typeof unit === 'number'
        ? { kind: 'segment', segmentId: segment(unit) }
        : { kind: 'span', documentId, start: unit[0], end: unit[1] },
    decision:
      typeof given === 'string' ? { kind: given } : { kind: 'codes', codes: given.map((codeId) => ({ codeId })) },
    codedAt: later(),
    codebook: hashOfCodebook(codebook),
    visible: { automatic: false, otherCoders: false },
    correction: false,
    ...changes,
  })
}

const coder = (id: string, settings: object = {}, persona = '') =>
  AutomaticCoder.parse({
    kind: 'automatic',
    id,
    name: id,
    settings: { provider: 'lexical', model: 'bm25', temperature: 0, seed: Number(id.slice(1)), ...settings },
    persona,
  })

function run(
  id: string,
  coders: readonly AutomaticCoder[],
  changes: Partial<RunSettings> & { discardedAt?: string } = {},
): RunRecord {
  const { discardedAt, ...settings } = changes
  return {
    settings: RunSettings.parse({
      id,
      projectId: 'project-1',
      name: id,
      createdAt: later(),
      mode: 'deductive',
      strategy: 'sharedRelevance',
      screening: coder('c9').settings,
      codebook,
      codebookHash: hashOfCodebook(codebook),
      coders,
      occasion: 'first',
      dedupe: true,
      units: 0,
      ...settings,
    }),
    discardedAt,
  }
}

const reply = sha256('reply')
const unitCoding = (coderId: string, given: readonly string[]) =>
  AutomaticCoding.parse({
    coderId,
    codes: given.map((codeId) => ({ codeId, quote: { text: '' } })),
    reply,
    upstream: [],
  })
const coded = (given: Readonly<Record<string, readonly string[]>>): UnitOutcome => ({
  kind: 'coded',
  codings: Object.entries(given).map(([id, codes]) => unitCoding(id, codes)),
  failures: [],
})
const screenedOut: UnitOutcome = { kind: 'notRelevant', upstream: [] }
const failed: UnitOutcome = { kind: 'failed', failure: { class: 'refused', detail: '' } }

/** The journal of a run: outcomes by segment, in order; a segment may come twice. */
function journal(runId: string, outcomes: readonly (readonly [number, UnitOutcome])[]): RunLines {
  const events = outcomes.map(
    ([unit, outcome], i): RunEvent => ({
      type: 'unit',
      seq: i + 1,
      at: '2025-03-01T09:00:00Z',
      segmentId: segment(unit),
      content: TextHash.parse(sha256(`text ${unit}`)),
      outcome,
      questions: [],
    }),
  )
  return { runId: RunId.parse(runId), first: 1, events }
}

const input = (changes: Partial<CodingsInput>): CodingsInput => ({
  codebook,
  rounds: [],
  segmentBlocks: [grid(40)],
  manualCodings: [],
  runs: [],
  runBlocks: [],
  ...changes,
})
const report = (changes: Partial<CodingsInput>, options: ReliabilityOptions = {}) =>
  reliabilityOf(input(changes), { intervals: 'none', ...options })
const twoCoders = [coder('c1'), coder('c2')]

/** Ana and Ben judge alike on the given units, code by code in turn. */
const alike = (units: readonly number[]) =>
  units.flatMap((unit) => [manual('ana', unit, [names[unit % 5]!]), manual('ben', unit, [names[unit % 5]!])])

describe('units that a shared answer screened out', () => {
  /** 300 units that two coders judged alone and agreed about in 60 %, over five equally used codes. */
  const independent = Array.from({ length: 300 }, (_, i): readonly [string, string] => {
    if (i < 180) return [names[i % 5]!, names[i % 5]!]
    const first = i % 5
    return [names[first]!, names[(first + 1 + (Math.floor(i / 5) % 4)) % 5]!]
  })
  const outcomes = Array.from({ length: 1000 }, (_, i): readonly [number, UnitOutcome] => {
    const given = independent[i]
    return [i, given ? coded({ c1: [given[0]], c2: [given[1]] }) : screenedOut]
  })

  it('are no agreement: alpha stays at .50 where counting them would make it .76', () => {
    const { automatic, account } = report({
      codebook: codebookOf({ severalCodes: false }),
      runs: [run('run-aaa', twoCoders)],
      runBlocks: [journal('run-aaa', outcomes)],
    })
    expect(automatic.overall.value).toBeCloseTo(0.5, 2)
    expect(automatic.overall).toMatchObject({ units: 300, pairableUnits: 300 })
    expect(account.leftOut.automatic.screenedOut).toBe(700)

    const inflated = [...independent, ...Array.from({ length: 700 }, () => ['none', 'none'] as const)]
    expect(
      krippendorffAlpha(
        ratingsFromRows(inflated, 2, (name) => name),
        nominal,
      ).value,
    ).toBeCloseTo(0.76, 2)
  })
})

describe('what counts as a judgement of a person', () => {
  const rounds = [
    { id: 'practice', kind: 'training' },
    { id: 'sample', kind: 'reliability' },
    { id: 'rest', kind: 'main' },
  ].map((round) =>
    Round.parse({
      ...round,
      name: round.id,
      units: { kind: 'all' },
      coderIds: [],
      codebook: hashOfCodebook(codebook),
      createdAt: later(),
    }),
  )

  it('leaves out training, withdrawn decisions, corrections and skipped units, and counts them', () => {
    const { human, account } = report({
      rounds,
      manualCodings: [
        ...alike([1, 2, 3]),
        manual('ana', 4, ['work'], { roundId: 'practice' }),
        manual('ben', 4, ['home'], { roundId: 'practice' }),
        manual('ben', 1, ['play'], { correction: true }),
        manual('ben', 2, ['play'], { withdrawnAt: later() }),
        manual('ana', 5, ['work']),
        manual('ben', 5, 'skipped'),
      ],
    })
    expect(human.overall).toMatchObject({ value: 1, units: 4, pairableUnits: 3, pairable: 6, ratedBy: [0, 1, 3] })
    expect(account.leftOut.manual).toMatchObject({ training: 2, correction: 1, withdrawn: 1, skipped: 1 })
  })

  it('takes the latest decision made while the unit was open', () => {
    const first = manual('ben', 1, ['play'])
    const { human, account } = report({
      manualCodings: [
        first,
        ...alike([1, 2]),
        manual('ana', 3, ['work']),
        manual('ben', 3, 'noCode'),
        manual('ben', 3, ['work']),
      ],
    })
    expect(human.overall.value).toBe(1)
    expect(account.leftOut.manual.superseded).toBe(2)
  })

  it('takes “no code” and “not relevant” as judged without a code, and says how many were not relevant', () => {
    const { human, account } = report({
      manualCodings: [...alike([1, 2]), manual('ana', 3, 'noCode'), manual('ben', 3, 'notRelevant')],
    })
    expect(human.overall).toMatchObject({ value: 1, pairableUnits: 3 })
    expect(human.notes.emptyUnits).toBe(1)
    expect(account.notRelevantByPeople).toBe(1)
  })

  it('takes the first of several rounds, for a later one has been talked about', () => {
    const { human, account } = report({
      rounds,
      manualCodings: [
        manual('ana', 1, ['work'], { roundId: 'sample' }),
        manual('ben', 1, ['home'], { roundId: 'sample' }),
        manual('ben', 1, ['work'], { roundId: 'rest' }),
        ...alike([2]),
      ],
    })
    expect(human.overall.percentAgreement.value).toBe(0.5)
    expect(account.leftOut.manual.laterRound).toBe(1)
  })

  it('can be kept to rounds that were asked for', () => {
    const manualCodings = [manual('ana', 1, ['work'], { roundId: 'rest' }), ...alike([1, 2])]
    const { human, account } = report({ rounds, manualCodings }, { roundIds: [rounds[2]!.id] })
    expect(human.overall).toMatchObject({ value: undefined, reason: 'oneCoder', units: 1 })
    expect(account.leftOut.manual.otherRound).toBe(4)
  })

  it('leaves out codings made in view of others, unless they are asked for, and counts them either way', () => {
    const seen = manual('ben', 3, ['play'], { visible: { automatic: true, otherCoders: false } })
    const manualCodings = [...alike([1, 2]), manual('ana', 3, ['work']), seen]
    const strict = report({ manualCodings })
    expect(strict.human.overall).toMatchObject({ value: 1, pairableUnits: 2 })
    expect(strict.account).toMatchObject({ notIndependent: 1, leftOut: { manual: { notIndependent: 1 } } })
    const lax = report({ manualCodings }, { keepNotIndependent: true })
    expect(lax.human.overall).toMatchObject({ pairableUnits: 3 })
    expect(lax.account).toMatchObject({ notIndependent: 1, leftOut: { manual: { notIndependent: 0 } } })
  })

  it('projects a span onto the segments it mostly covers or lies within', () => {
    const { human, account } = report({
      manualCodings: [
        manual('ana', 1, ['work']),
        manual('ben', [12, 15], ['work']),
        manual('ana', 2, ['home', 'play']),
        manual('ben', [21, 28], ['home']),
        manual('ben', [24, 33], ['play']),
        manual('ana', 3, 'noCode'),
        manual('ben', [36, 44], ['money']),
      ],
    })
    // [24, 33) covers six of ten characters of segment 2 and three of segment 3; [36, 44) four of each of its two.
    expect(human.overall).toMatchObject({ value: 1, pairableUnits: 2, units: 3 })
    expect(account).toMatchObject({ projectedSpans: 3, leftOut: { manual: { unplaced: 1 } } })
  })

  it('follows a span that moved', () => {
    const before = manual('ben', [10, 20], ['home'])
    const after = manual('ben', [20, 30], ['home'], { replaces: before.id })
    const { human } = report({ manualCodings: [before, after, manual('ana', 1, ['work']), manual('ana', 2, ['home'])] })
    expect(human.overall).toMatchObject({ pairableUnits: 1, units: 2, percentAgreement: { value: 1 } })
  })
})

describe('what counts as a judgement of a model', () => {
  it('merges the lines of a retry, and counts what failed in the end', () => {
    const { automatic, account } = report({
      runs: [run('run-aaa', twoCoders)],
      runBlocks: [
        journal('run-aaa', [
          [0, coded({ c1: ['work'], c2: ['work'] })],
          [1, coded({ c1: ['home'] })],
          [2, failed],
          [1, coded({ c2: ['home'] })],
        ]),
      ],
    })
    expect(automatic.overall).toMatchObject({ value: 1, pairableUnits: 2 })
    expect(account.leftOut.automatic.failed).toBe(2)
  })

  it('leaves out discarded runs, and takes the latest run of a coder', () => {
    const runs = [
      run('run-new', twoCoders, { createdAt: '2025-05-03T00:00:00Z' }),
      run('run-old', twoCoders, { createdAt: '2025-05-01T00:00:00Z' }),
      run('run-bad', twoCoders, { createdAt: '2025-05-09T00:00:00Z', discardedAt: later() }),
    ]
    const runBlocks = [
      journal('run-bad', [[0, coded({ c1: ['play'], c2: ['money'] })]]),
      journal('run-new', [
        [0, coded({ c1: ['work'], c2: ['work'] })],
        [1, failed],
      ]),
      journal('run-old', [
        [0, coded({ c1: ['home'], c2: ['work'] })],
        [1, coded({ c1: ['home'], c2: ['home'] })],
      ]),
    ]
    const { automatic, account } = report({ runs, runBlocks })
    expect(automatic.overall).toMatchObject({ value: 1, pairableUnits: 2 })
    expect(account.leftOut.automatic).toMatchObject({ discardedRuns: 1, earlierRun: 2, failed: 0 })
    const old = report({ runs, runBlocks }, { runIds: [RunId.parse('run-old')] })
    expect(old.automatic.overall.percentAgreement.value).toBe(0.5)
    expect(old.account.leftOut.automatic.otherRuns).toBe(1)
  })

  it('leaves out a coder that repeats another, and names it', () => {
    const coders = [coder('c1'), coder('c2'), coder('c3', { seed: 1 })]
    const { automatic, account } = report({
      runs: [run('run-aaa', coders)],
      runBlocks: [journal('run-aaa', [[0, coded({ c1: ['work'], c2: ['home'], c3: ['work'] })]])],
    })
    expect(account.leftOut.repeats).toEqual(['c3'])
    expect(automatic.coders.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(automatic.overall.percentAgreement.value).toBe(0)
  })

  it('is about stability where only temperature and seed differ, else about reproducibility', () => {
    const kind = (coders: readonly AutomaticCoder[]) =>
      report({
        runs: [run('run-aaa', coders)],
        runBlocks: [journal('run-aaa', [[0, coded(Object.fromEntries(coders.map(({ id }) => [id, ['work']])))]])],
      }).automatic.kind
    expect(kind([coder('c1'), coder('c2', { temperature: 0.4 })])).toBe('stability')
    expect(kind([coder('c1'), coder('c2', { model: 'other' })])).toBe('reproducibility')
    expect(kind([coder('c1'), coder('c2', { provider: 'ollama' })])).toBe('reproducibility')
    expect(kind([coder('c1'), coder('c2', {}, 'a nurse')])).toBe('reproducibility')
  })

  it('says how many units repeat the content of others', () => {
    const twice = journal('run-aaa', [
      [0, coded({ c1: ['work'], c2: ['work'] })],
      [1, coded({ c1: ['work'], c2: ['work'] })],
    ])
    const events = twice.events.map((event) => ({ ...event, content: TextHash.parse(sha256('same')) }))
    const { automatic } = report({ runs: [run('run-aaa', twoCoders)], runBlocks: [{ ...twice, events } as RunLines] })
    expect(automatic.notes.repeatedContents).toBe(1)
  })
})

describe('people and models', () => {
  const anchored = codebookOf({
    codes: [
      code('work', [{ text: 'x', source: { documentId, start: 5, end: 12 } }]),
      ...names.slice(1).map((n) => code(n)),
    ],
  })
  const units = Array.from({ length: 6 }, (_, i) => i)
  const mixed = {
    manualCodings: alike(units),
    runs: [run('run-aaa', twoCoders)],
    runBlocks: [
      journal('run-aaa', [
        ...units.map((i) => [i, coded({ c1: [names[i % 5]!], c2: [names[(i + 1) % 5]!] })] as const),
        [6, coded({ c1: ['work'], c2: ['work'] })],
      ]),
    ],
  }

  it('are compared apart from people and from models, in pairs of one each, on units both judged', () => {
    const { human, automatic, mixed: both } = report(mixed)
    expect(human.pairs.map(({ pair }) => pair)).toEqual([['ana', 'ben']])
    expect(automatic.pairs.map(({ pair }) => pair)).toEqual([['c1', 'c2']])
    expect(both.pairs.map(({ pair, percentAgreement }) => [...pair, percentAgreement.value])).toEqual([
      ['ana', 'c1', 1],
      ['ana', 'c2', 0],
      ['ben', 'c1', 1],
      ['ben', 'c2', 0],
    ])
    expect([human, automatic, both].map(({ overall }) => overall.pairableUnits)).toEqual([6, 7, 6])
  })

  it('are not compared on passages that are anchors, of the codebook in force or of one a run was shown', () => {
    for (const changes of [{ codebook: anchored }, { runs: [run('run-aaa', twoCoders, { codebook: anchored })] }]) {
      const { human, automatic, mixed: both } = report({ ...mixed, ...changes })
      expect([human, automatic, both].map(({ overall }) => overall.pairableUnits)).toEqual([6, 7, 4])
      expect([human, automatic, both].map(({ notes }) => notes.anchorUnits)).toEqual([0, 0, 2])
    }
  })

  it('are not compared where one side is missing', () => {
    const { mixed: both, human } = report({ ...mixed, manualCodings: [] })
    expect(both.overall).toMatchObject({ value: undefined, reason: 'noPairable', units: 0 })
    expect(human.overall).toMatchObject({ value: undefined, reason: 'noPairable', coders: 0 })
  })

  it('are said to have followed different codebooks where they did', () => {
    const other = run('run-aaa', twoCoders, { codebookHash: hashOfCodebook(anchored) })
    expect(report({ ...mixed, runs: [other] }).mixed.notes.mixedCodebookUnits).toBe(6)
    expect(report(mixed).mixed.notes.mixedCodebookUnits).toBe(0)
  })
})

describe('a report', () => {
  const codings = [
    ...alike(Array.from({ length: 30 }, (_, i) => i)),
    manual('ana', 30, ['work', 'home']),
    manual('ben', 30, ['work']),
    manual('ana', 31, ['gone']),
    manual('ben', 31, 'noCode'),
  ]

  it('names the coefficient that the codebook calls for', () => {
    const value = (severalCodes: boolean) => {
      const { human } = report({ manualCodings: codings, codebook: codebookOf({ severalCodes }) })
      return [human.coefficient, human.overall.value] as const
    }
    expect(value(true)[0]).toBe('alphaMasi')
    expect(value(false)[0]).toBe('alphaNominal')
    // A subset is nearer than another set, so the set-valued coefficient is the higher one here.
    expect(value(true)[1]).toBeGreaterThan(value(false)[1]!)
  })

  it('shows each code over the same units, also one that only an older codebook has', () => {
    const { human } = report({ manualCodings: codings })
    expect(human.perCode.map(({ codeId }) => codeId)).toEqual([...names, 'gone'])
    const home = human.perCode[1]!
    expect(home).toMatchObject({ applied: 13, prevalence: 13 / 64, rare: false, pairableUnits: 32 })
    expect(home.percentAgreement.value).toBeCloseTo(31 / 32, 12)
    expect(human.perCode[5]).toMatchObject({ applied: 1, rare: true })
    expect(human.perCode[2]).toMatchObject({ value: 1 })
  })

  it('does not give a value to a code that nobody used', () => {
    const { human } = report({ manualCodings: alike([0, 1]) })
    expect(human.perCode[4]).toMatchObject({
      value: undefined,
      reason: 'noVariation',
      prevalence: 0,
      interval: undefined,
    })
  })

  it('is what the command line prints, in one line', () => {
    const { automatic } = report({
      runs: [run('run-aaa', twoCoders)],
      runBlocks: [journal('run-aaa', [[0, coded({ c1: ['work'], c2: ['work'] })]])],
    })
    const { between, kind, coefficient, overall } = automatic
    expect({
      ...{ between, kind, coefficient, alpha: overall.value ?? null, units: overall.pairableUnits },
      ...{ low: overall.interval?.low ?? null, high: overall.interval?.high ?? null },
    }).toEqual({
      between: 'automatic',
      kind: 'stability',
      coefficient: 'alphaMasi',
      alpha: null,
      low: null,
      high: null,
      units: 1,
    })
  })

  it('gives intervals that hold the value, to all coefficients or only to the overall ones', () => {
    const some = { manualCodings: codings }
    const full = reliabilityOf(input(some), { replicates: 500 })
    for (const { value, interval } of [full.human.overall, full.human.perCode[0]!, full.human.pairs[0]!]) {
      expect(interval!.low).toBeLessThanOrEqual(value!)
      expect(interval!.high).toBeGreaterThanOrEqual(value!)
      expect(interval).toMatchObject({ replicates: 500, seed: 1, level: 0.95 })
    }
    const short = reliabilityOf(input(some), { replicates: 500, intervals: 'overall' })
    expect(short.human.overall).toEqual(full.human.overall)
    expect(short.human.pairs[0]!.interval).toBeUndefined()
  })

  it('is the same to the last bit, in whatever order the records come', () => {
    const outcomes = Array.from(
      { length: 20 },
      (_, i) => [i, coded({ c1: [names[i % 5]!], c2: [names[i % 4]!] })] as const,
    )
    const blocks = [0, 1].map((half) => {
      const { events, ...rest } = journal('run-aaa', outcomes)
      return { ...rest, first: 10 * half + 1, events: events.slice(10 * half, 10 * half + 10) }
    })
    const whole = {
      manualCodings: codings,
      runs: [run('run-aaa', twoCoders), run('run-bbb', [coder('c3')])],
      runBlocks: blocks,
    }
    const expected = reliabilityOf(input(whole), { replicates: 50 })
    const shuffled = <Item>(items: readonly Item[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
    const orders = fc.record({
      manualCodings: shuffled(whole.manualCodings),
      runs: shuffled(whole.runs),
      runBlocks: shuffled(whole.runBlocks),
    })
    fc.assert(
      fc.property(orders, (order) => {
        expect(reliabilityOf(input(order), { replicates: 50 })).toEqual(expected)
      }),
      { seed: 5, numRuns: 20 },
    )
  })

  it('is the same to the last bit, in whatever order the units were judged', () => {
    const overall = (manualCodings: readonly ManualCoding[]) =>
      reliabilityOf(input({ manualCodings }), { replicates: 50 }).human.overall
    const backwards = codings.map((coding, i) => ({ ...coding, codedAt: codings.at(-1 - i)!.codedAt }))
    expect(overall(backwards)).toEqual(overall(codings))
  })

  it('shows progress that only grows and ends at the whole', () => {
    const shares = [...reliabilitySteps(input({ manualCodings: codings }), { replicates: 600 })]
    expect(shares.at(-1)).toBeCloseTo(1, 12)
    expect(shares.length).toBeGreaterThan(10)
    expect(shares.every((share, i) => i === 0 || share >= shares[i - 1]!)).toBe(true)
  })
})
