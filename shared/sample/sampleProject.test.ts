import { describe, expect, test } from 'vitest'
import { hashOfCodebook } from '../domain/codebook.ts'
import type { Decision, ManualCoding } from '../domain/manualCoding.ts'
import type { QuestionRecord } from '../domain/question.ts'
import type { UnitEvent } from '../domain/runEvent.ts'
import { segmentIdOf } from '../domain/segment.ts'
import { unitKey } from '../domain/unit.ts'
import { type ProjectSnapshot, recordSchemas } from '../project/snapshot.ts'
import { sha256 } from '../std/sha256.ts'
import { type SampleLanguage, sampleProject } from './sampleProject.ts'

const samples: readonly [SampleLanguage, ProjectSnapshot][] = [
  ['en', sampleProject('en')],
  ['de', sampleProject('de')],
]

/** Every segment's own words, by its id. */
function segmentTexts({ texts, segmentBlocks }: ProjectSnapshot): ReadonlyMap<string, string> {
  const textOf = new Map(texts.map(({ documentId, text }) => [documentId, text]))
  return new Map(
    segmentBlocks.flatMap(({ documentId, starts, ends }) =>
      starts.map((start, i) => [segmentIdOf(documentId, i), textOf.get(documentId)!.slice(start, ends[i])] as const),
    ),
  )
}

const idsOf = (things: readonly { readonly id: string }[]) => new Set<string>(things.map(({ id }) => id))
const codesOf = (decision: Decision) => (decision.kind === 'codes' ? decision.codes : [])
const unitEvents = ({ runBlocks }: ProjectSnapshot): readonly UnitEvent[] =>
  runBlocks.flatMap(({ events }) => events.filter((event) => event.type === 'unit'))
const unitsOfRound = ({ rounds }: ProjectSnapshot, kind: 'training' | 'main'): readonly string[] =>
  rounds.flatMap((round) => (round.kind === kind && round.units.kind === 'drawn' ? round.units.segmentIds : []))

/** What a coder is held to for reliability: the first decision on each unit of the main round, as a set of codes. */
function mainRatings(project: ProjectSnapshot, coder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const counts = (coding: ManualCoding) =>
    coding.roundId === 'main' && coding.coderId === coder && !coding.correction && coding.decision.kind !== 'skipped'
  return new Map(
    project.manualCodings
      .filter(counts)
      .map(({ unit, decision }) => [unitKey(unit), new Set<string>(codesOf(decision).map(({ codeId }) => codeId))]),
  )
}

const automaticRatings = (project: ProjectSnapshot): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    unitEvents(project).flatMap(({ segmentId, outcome }) =>
      outcome.kind === 'coded'
        ? outcome.codings.map(({ codes }) => [segmentId, new Set<string>(codes.map(({ codeId }) => codeId))] as const)
        : [],
    ),
  )

/** Distance of two code sets by Passonneau (2006). */
function masi(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((code) => b.has(code)).length
  const union = a.size + b.size - common
  if (union === 0) return 0
  const within = common === Math.min(a.size, b.size)
  const monotonicity = common === union ? 1 : within ? 2 / 3 : 1 / 3
  return 1 - (common / union) * monotonicity
}

/** Krippendorff's alpha of two coders over the units that both judged. */
function alpha(one: ReadonlyMap<string, ReadonlySet<string>>, other: ReadonlyMap<string, ReadonlySet<string>>): number {
  const pairs = [...one].flatMap(([unit, codes]) => {
    const others = other.get(unit)
    return others ? [[codes, others] as const] : []
  })
  const all = pairs.flat()
  const observed = pairs.reduce((sum, [a, b]) => sum + masi(a, b), 0) / pairs.length
  const total = all.reduce((sum, a) => all.reduce((inner, b) => inner + masi(a, b), sum), 0)
  return 1 - observed / (total / (all.length * (all.length - 1)))
}

describe.each(samples)('the sample project (%s)', (language, project) => {
  test('is the same whenever it is made', () => expect(sampleProject(language)).toEqual(project))

  test('holds nothing that the schemas would change or refuse', () => {
    const records = [
      [recordSchemas.codebook, project.codebooks],
      [recordSchemas.coder, project.coders],
      [recordSchemas.case, project.cases],
      [recordSchemas.document, project.documents],
      [recordSchemas.text, project.texts],
      [recordSchemas.segments, project.segmentBlocks],
      [recordSchemas.round, project.rounds],
      [recordSchemas.manual, project.manualCodings],
      [recordSchemas.run, project.runs],
      [recordSchemas.events, project.runBlocks],
    ] as const
    for (const [schema, values] of records) {
      expect(values.length).toBeGreaterThan(0)
      for (const value of values) expect(schema.parse(value)).toEqual(value)
    }
  })

  test('has about 120 segments in twelve documents, of one to six sentences', () => {
    const texts = [...segmentTexts(project).values()]
    expect(project.documents).toHaveLength(12)
    expect(texts).toHaveLength(126)
    const sentences = new Intl.Segmenter(language, { granularity: 'sentence' })
    const counts = texts.map((text) => [...sentences.segment(text)].length)
    expect(Math.min(...counts)).toBe(1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(6)
  })

  test('cuts its normalised texts into turns, the speaker’s name left out', () => {
    for (const { documentId, text } of project.texts) {
      const document = project.documents.find(({ id }) => id === documentId)!
      const { starts, ends, attributes } = project.segmentBlocks.find((block) => block.documentId === documentId)!
      const turns = starts.map((start, i) => `${attributes[0]!.values[i]}: ${text.slice(start, ends[i])}`)
      expect(turns.join('\n\n')).toBe(text)
      expect(text.normalize('NFC').replaceAll('\r', '')).toBe(text)
      expect(document).toMatchObject({ textHash: sha256(text), length: text.length, segments: starts.length })
    }
  })

  test('repeats only what people do repeat', () => {
    const counts = new Map<string, number>()
    for (const text of segmentTexts(project).values()) counts.set(text, (counts.get(text) ?? 0) + 1)
    const repeated = [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1])
    expect(repeated).toEqual(
      {
        en: [
          ['No, not really.', 4],
          ['Could you say a little more about that?', 2],
          ['Yes, of course.', 2],
        ],
        de: [
          ['Nein, eigentlich nicht.', 4],
          ['Können Sie dazu noch etwas mehr sagen?', 2],
          ['Ja, natürlich.', 2],
        ],
      }[language],
    )
  })

  test('gives every document two attributes, and every speaker but the interviewer a case with one', () => {
    for (const { attributes } of project.documents) expect(attributes.map(({ type }) => type)).toEqual(['text', 'date'])
    for (const { attributes } of project.cases) expect(attributes.map(({ type }) => type)).toEqual(['number'])
    const speakers = new Set(project.segmentBlocks.flatMap(({ attributes }) => attributes[0]!.values))
    const names = new Set<unknown>(project.cases.map(({ name }) => name))
    expect([...speakers].filter((speaker) => !names.has(speaker))).toHaveLength(1)
    expect(speakers.size).toBe(names.size + 1)
    for (const { caseId } of project.documents)
      expect(caseId === undefined || idsOf(project.cases).has(caseId)).toBe(true)
  })

  test('has two codebook versions, the second with eight codes, two levels, a scale and anchors from the data', () => {
    const [first, second] = project.codebooks
    for (const { hash, codebook } of project.codebooks) expect(hash).toBe(hashOfCodebook(codebook))
    expect(first!.codebook.codes).toHaveLength(6)
    expect(second!.codebook.codes).toHaveLength(8)
    expect(project.info.codebook).toBe(second!.hash)
    const codes = second!.codebook.codes
    expect(codes.filter(({ parentId }) => parentId === 'boundaries')).toHaveLength(2)
    expect(codes.filter(({ scale }) => scale?.labels.length === 3)).toHaveLength(1)
    for (const { definition, inclusion, exclusion, anchors } of codes)
      for (const words of [definition, inclusion, exclusion, anchors]) expect(words.length).toBeGreaterThan(0)
    const passages = codes.flatMap(({ anchors }) => anchors.filter(({ source }) => source !== undefined))
    expect(passages).toHaveLength(2)
    for (const { text, source } of passages) {
      const document = project.texts.find(({ documentId }) => documentId === source?.documentId)!
      expect(document.text.slice(source?.start, source?.end)).toBe(text)
    }
  })

  test.each(['training', 'main'] as const)('both people decided every unit of the %s round once, unseen', (kind) => {
    const segments = segmentTexts(project)
    const codings = project.manualCodings.filter(({ roundId, correction }) => roundId === kind && !correction)
    const units = unitsOfRound(project, kind)
    expect(units.every((unit) => segments.has(unit))).toBe(true)
    for (const coder of ['mara', 'jonas'])
      expect(codings.filter(({ coderId }) => coderId === coder).map(({ unit }) => unitKey(unit))).toEqual(units)
    expect(codings.some(({ visible }) => visible.automatic || visible.otherCoders)).toBe(false)
  })

  test('codes by the version of the round, with a value where the code has a scale and nowhere else', () => {
    for (const { roundId, codebook, decision } of project.manualCodings) {
      const version = project.codebooks.find(({ hash }) => hash === codebook)!
      expect(project.rounds.find(({ id }) => id === roundId)?.codebook).toBe(codebook)
      for (const { codeId, value } of codesOf(decision)) {
        const code = version.codebook.codes.find(({ id }) => id === codeId)
        expect(code).toBeDefined()
        expect(value !== undefined).toBe(code?.scale !== undefined)
        if (code?.scale) expect(value! >= code.scale.min && value! <= code.scale.max).toBe(true)
      }
    }
  })

  test('shows every kind of decision, corrections, memos and reasons, and uses every code', () => {
    const { manualCodings } = project
    expect(new Set(manualCodings.map(({ decision }) => decision.kind)).size).toBe(4)
    expect(manualCodings.filter(({ decision }) => decision.kind === 'skipped')).toHaveLength(3)
    const corrections = manualCodings.filter(({ correction }) => correction)
    expect(corrections).toHaveLength(3)
    for (const { replaces, unit, coderId, codedAt, decision } of corrections) {
      const before = manualCodings.find(({ id }) => id === replaces)!
      expect({ unit: before.unit, coderId: before.coderId }).toEqual({ unit, coderId })
      expect(before.codedAt < codedAt).toBe(true)
      expect(before.decision).not.toEqual(decision)
    }
    expect(manualCodings.filter(({ memo }) => memo !== undefined).length).toBeGreaterThanOrEqual(5)
    const given = manualCodings.flatMap(({ decision }) => codesOf(decision))
    expect(given.filter(({ reason }) => reason !== undefined)).toHaveLength(4)
    const used = new Set(given.map(({ codeId }) => codeId))
    expect(used).toEqual(idsOf(project.codebooks[1]!.codebook.codes))
  })

  test('each person decides one thing after the other', () => {
    for (const coder of ['mara', 'jonas']) {
      const times = project.manualCodings.filter(({ coderId }) => coderId === coder).map(({ codedAt }) => codedAt)
      expect(times).toEqual([...new Set(times)].sort())
    }
  })

  test('the people agree fairly well, and with the lexical coder moderately', () => {
    const [mara, jonas] = [mainRatings(project, 'mara'), mainRatings(project, 'jonas')]
    const between = alpha(mara, jonas)
    expect(between).toBeGreaterThan(0.65)
    expect(between).toBeLessThan(0.8)
    for (const person of [mara, jonas]) {
      const withLexical = alpha(person, automaticRatings(project))
      expect(withLexical).toBeGreaterThan(0.25)
      expect(withLexical).toBeLessThan(0.6)
    }
  })

  test('the recorded run has one numbered line for every unit of the main round, then its end', () => {
    const [run] = project.runs
    const events = project.runBlocks.flatMap((block) => block.events)
    expect(run).toMatchObject({ state: 'finished', place: events.length })
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
    expect(unitEvents(project).map(({ segmentId }) => segmentId)).toEqual(unitsOfRound(project, 'main'))
    expect(events.at(-1)?.type).toBe('finished')
    expect(run?.settings.units).toBe(unitEvents(project).length)
    const segments = segmentTexts(project)
    for (const { segmentId, content } of unitEvents(project)) expect(content).toBe(sha256(segments.get(segmentId)!))
  })

  test('what the lexical coder quotes stands where it says, for codes of the version in force', () => {
    const segments = segmentTexts(project)
    const codes = idsOf(project.codebooks[1]!.codebook.codes)
    const outcomes = unitEvents(project).map(({ outcome }) => outcome)
    for (const { segmentId, outcome } of unitEvents(project)) {
      const given = outcome.kind === 'coded' ? outcome.codings.flatMap((coding) => coding.codes) : []
      for (const { codeId, quote } of given) {
        expect(codes.has(codeId)).toBe(true)
        expect(quote.start).toBeDefined()
        expect(segments.get(segmentId)?.slice(quote.start, quote.end)).toBe(quote.text)
      }
    }
    expect(outcomes.some(({ kind }) => kind === 'notRelevant')).toBe(true)
    expect(outcomes.some((outcome) => outcome.kind === 'coded' && outcome.codings[0]?.codes.length === 0)).toBe(true)
    expect(outcomes.some((outcome) => outcome.kind === 'coded' && (outcome.codings[0]?.codes.length ?? 0) > 1)).toBe(
      true,
    )
  })

  test('equal contents were asked once, and nothing left the machine', () => {
    const questions = unitEvents(project).flatMap((event) => event.questions)
    const made = questions.filter(({ cause }) => cause === 'made')
    expect(new Set(made.map(({ key }) => key)).size).toBe(made.length)
    const relevance = ({ operation }: QuestionRecord) => operation === 'judgeRelevance'
    const contents = new Set(unitEvents(project).map(({ content }) => content))
    expect(made.filter(relevance)).toHaveLength(contents.size)
    expect(questions.filter(({ cause }) => cause === 'duplicate').length).toBeGreaterThan(0)
    expect(questions.some(({ host, provider }) => host !== undefined || provider !== 'lexical')).toBe(false)
  })
})

test('both languages have the same documents, turns, speakers and decisions', () => {
  const [en, de] = samples.map(([, project]) => ({
    documents: project.documents.map(({ id, segments, caseId, source }) => ({ id, segments, caseId, source })),
    speakers: project.segmentBlocks.map(({ attributes }) =>
      attributes[0]!.values.map((name) => project.cases.find((one) => one.name === name)?.id),
    ),
    cases: idsOf(project.cases),
    codes: project.codebooks.map(({ codebook }) => idsOf(codebook.codes)),
    coders: idsOf(project.coders),
    decisions: new Map(
      project.manualCodings.map(({ id, decision, replaces }) => [
        id,
        { kind: decision.kind, codes: codesOf(decision).map(({ codeId, value }) => ({ codeId, value })), replaces },
      ]),
    ),
  }))
  expect(de).toEqual(en)
})

test('no passage is the same in both languages', () => {
  const [en, de] = samples.map(([, project]) => new Set(segmentTexts(project).values()))
  expect([...en!].filter((text) => de!.has(text))).toEqual([])
})
