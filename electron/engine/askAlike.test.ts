import { expect, test } from 'vitest'
import type { QuestionRecord } from '../../shared/domain/question.ts'
import type { RunSettings } from '../../shared/domain/run.ts'
import { succeed } from '../../shared/std/outcome.ts'
import {
  accountedFor,
  coderNamed,
  emptyFolder,
  eventsOf,
  figuresOf,
  prepareRun,
  runNamed,
  runSettings,
  runToEnd,
  startProcess,
  unitsOf,
} from '../../test/simulators/projectUnderTest.ts'
import { sensible, simulateProvider } from '../../test/simulators/simulatedProvider.ts'
import { canonicalStanding } from './canonicalStanding.ts'
import type { Run } from './runs/run.ts'
import { canonicalRules } from './similarity/canonicalForm.ts'

/** Each passage twice, in two spellings of one form. */
const pairs = (count: number) =>
  unitsOf(
    Array.from({ length: count }, (_, i) => [
      `It is the hope of person ${i} that they don't stay`,
      `it is the hope of  person ${i} that they do not stay.`,
    ]).flat(),
  )

const likeSettings = (units: number, more: Partial<RunSettings> = {}) =>
  runSettings({ units, coders: [coderNamed('ana')], canonical: ['judgeRelevance'], ...more })

const questionsOf = async (run: Run): Promise<QuestionRecord[]> =>
  (await eventsOf(run)).flatMap((event) => (event.type === 'unit' ? event.questions : []))

const servedIn = async (run: Run) => (await questionsOf(run)).filter(({ cause }) => cause === 'canonical')

test('without being told to, nothing is served by canonical form, and nothing is learnt', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const run = await prepareRun(runs, likeSettings(800, { canonical: undefined }), pairs(400))
  await runToEnd(run)
  expect(provider.asked).toHaveLength(1600)
  expect((await questionsOf(run)).filter(({ likeness }) => likeness)).toEqual([])
  await runs.close()
})

test('what reads alike is verified 299 times, then served but for one in ten; coding is asked for itself all the while', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider, log: (message) => expect.fail(message) })
  const run = await prepareRun(runs, likeSettings(1600), pairs(800))
  expect((await run.preview()).calls).toEqual({ low: 800, high: 3200 })
  await runToEnd(run)
  const questions = await questionsOf(run)
  const verified = questions.filter(({ likeness }) => likeness?.agreed !== undefined)
  const served = await servedIn(run)
  expect(verified.length + served.length).toBe(800)
  expect(verified.length).toBeGreaterThanOrEqual(299)
  expect(served.length).toBeGreaterThan(300)
  expect(new Set(served.map(({ operation }) => operation))).toEqual(new Set(['judgeRelevance']))
  expect(verified.every(({ cause, likeness }) => cause === 'made' && likeness?.agreed)).toBe(true)
  const figures = await figuresOf(run)
  expect(figures.calls.avoided.canonical).toBe(served.length)
  expect(figures.calls.made).toBe(provider.asked.length)
  expect(accountedFor(figures)).toBe(1600 + 1600)
  await runs.close()
})

test('a served answer names the question it was given to and the rules, and the coding rests on that question', async () => {
  const runs = startProcess({ folder: await emptyFolder(), provider: simulateProvider() })
  const run = await prepareRun(runs, likeSettings(1600), pairs(800))
  await runToEnd(run)
  const asked = new Set((await questionsOf(run)).filter(({ cause }) => cause === 'made').map(({ key }) => key))
  for (const event of await eventsOf(run)) {
    if (event.type !== 'unit') continue
    const served = event.questions.find(({ cause }) => cause === 'canonical')
    if (!served) continue
    expect(served).toMatchObject({ tier: 'canonical', attempts: [], likeness: { rules: canonicalRules } })
    expect(asked.has(served.key)).toBe(false)
    expect(asked.has(served.likeness!.source)).toBe(true)
    expect(event.outcome).toMatchObject({ codings: [{ upstream: [served.likeness!.source] }] })
  }
  await runs.close()
})

test('a second run asks nothing, also after a restart; one without the tier asks exactly what was served', async () => {
  const folder = await emptyFolder()
  const first = startProcess({ folder, provider: simulateProvider() })
  const run = await prepareRun(first, likeSettings(1600), pairs(800))
  await runToEnd(run)
  const served = await servedIn(run)
  await first.close()

  const provider = simulateProvider()
  const runs = startProcess({ folder, provider })
  const second = await prepareRun(runs, likeSettings(1600, { id: runNamed('run-two') }), pairs(800))
  expect((await second.preview()).calls).toEqual({ low: 0, high: served.length })
  await runToEnd(second)
  expect(provider.asked).toHaveLength(0)
  const third = await prepareRun(
    runs,
    likeSettings(1600, { id: runNamed('run-three'), canonical: undefined }),
    pairs(800),
  )
  expect((await third.preview()).calls).toEqual({ low: served.length, high: served.length })
  await runToEnd(third)
  const made = (await questionsOf(third)).filter(({ cause }) => cause === 'made')
  expect(made.map(({ key }) => key).sort()).toEqual(served.map(({ key }) => key).sort())
  await runs.close()
})

test('codings are served where they are named, each coder from their own answers alone', async () => {
  const runs = startProcess({ folder: await emptyFolder(), provider: simulateProvider() })
  const settings = likeSettings(1600, {
    coders: [coderNamed('ana'), coderNamed('ben')],
    canonical: ['judgeRelevance', 'assignCodes'],
  })
  const run = await prepareRun(runs, settings, pairs(800))
  await runToEnd(run)
  const questions = await questionsOf(run)
  const coderOf = new Map(questions.map(({ key, coderId }) => [key, coderId]))
  const codings = (await servedIn(run)).filter(({ operation }) => operation === 'assignCodes')
  expect(codings.length).toBeGreaterThan(300)
  for (const { coderId, likeness } of codings) expect(coderOf.get(likeness!.source)).toBe(coderId)
  expect(accountedFor(await figuresOf(run))).toBe(2 * 1600 + 2 * 1600)
  await runs.close()
})

test('where answers differ too often the tier turns itself off, says so once, and every passage is asked for itself', async () => {
  const messages: string[] = []
  // Mistakes a contraction for relevance, in every fifth passage: what reads alike is not judged alike.
  const provider = simulateProvider(async (question) =>
    question.operation === 'judgeRelevance' && /person \d*[05] /.test(question.text) && question.text.includes("don't")
      ? succeed({ raw: '{"relevant":false}' })
      : sensible(question),
  )
  const folder = await emptyFolder()
  const runs = startProcess({ folder, provider, log: (message) => messages.push(message) })
  const run = await prepareRun(runs, likeSettings(1600), pairs(800))
  await runToEnd(run)
  expect(await servedIn(run)).toEqual([])
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatch(/“judgeRelevance” are no longer served by canonical form: \d+ of 299/)
  await runs.close()

  const again = startProcess({ folder, provider, log: (message) => messages.push(message) })
  const later = await prepareRun(again, likeSettings(400, { id: runNamed('run-two'), occasion: 'second' }), pairs(200))
  await runToEnd(later)
  expect((await questionsOf(later)).filter(({ likeness }) => likeness)).toEqual([])
  expect(messages).toHaveLength(1)
  await again.close()
})

test.each<[string, Partial<RunSettings>]>([
  ['equal contents are kept apart', { dedupe: false }],
  ['everything is asked anew', { cache: 'refresh' }],
  ['the cache is passed by', { cache: 'bypass' }],
])('where %s, nothing is served by canonical form', async (_, more) => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  await runToEnd(await prepareRun(runs, likeSettings(1600), pairs(800)))
  const run = await prepareRun(runs, likeSettings(1600, { id: runNamed('run-two'), ...more }), pairs(800))
  await runToEnd(run)
  expect((await questionsOf(run)).filter(({ likeness }) => likeness)).toEqual([])
  await runs.close()
})

test('what another occasion, codebook or model answered is not served', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const [once, other] = [pairs(400).filter((_, i) => i % 2 === 0), pairs(400).filter((_, i) => i % 2 === 1)]
  await runToEnd(await prepareRun(runs, likeSettings(800), pairs(400)))
  for (const [i, more] of [
    { occasion: 'second' },
    { screening: { ...coderNamed('ana').settings, model: 'another' } },
  ].entries()) {
    provider.asked.length = 0
    const run = await prepareRun(
      runs,
      likeSettings(400, { id: runNamed(`run-no-${i}`), ...more }),
      i % 2 ? once : other,
    )
    await runToEnd(run)
    expect(provider.asked.filter(({ operation }) => operation === 'judgeRelevance')).toHaveLength(400)
  }
  await runs.close()
})

test('how serving stands can be read, and a tier that turned itself off can be let learn anew', async () => {
  const messages: string[] = []
  const provider = simulateProvider(async (question) =>
    question.operation === 'judgeRelevance' && question.text.includes("don't")
      ? succeed({ raw: '{"relevant":false}' })
      : sensible(question),
  )
  const folder = await emptyFolder()
  const runs = startProcess({ folder, provider, log: (message) => messages.push(message) })
  await runToEnd(await prepareRun(runs, likeSettings(640), pairs(320)))
  const [relevance, coding] = canonicalStanding(await runs.forms())
  // Questions that were under way when it turned itself off are counted as well.
  expect(relevance).toMatchObject({
    operation: 'judgeRelevance',
    state: 'off',
    upperBound: 1,
    tolerated: 0.01,
    rules: 1,
  })
  expect(relevance?.verified).toBeGreaterThanOrEqual(299)
  expect(relevance?.differed).toBe(relevance?.verified)
  expect(coding).toMatchObject({ operation: 'assignCodes', state: 'learning', verified: 0, differed: 0, upperBound: 1 })
  const forms = await runs.forms()
  forms.relearn('judgeRelevance')
  expect(canonicalStanding(forms)[0]).toMatchObject({ state: 'learning', verified: 0 })
  await runs.close()
  const again = startProcess({ folder, provider })
  expect(canonicalStanding(await again.forms())[0]).toMatchObject({ state: 'learning', verified: 0 })
  await again.close()
})
