import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Code } from '../../../../shared/domain/code.ts'
import { Codebook } from '../../../../shared/domain/codebook.ts'
import { ModelSettings } from '../../../../shared/domain/coder.ts'
import type { OperationName } from '../../../../shared/domain/question.ts'
import { lexical } from './lexical.ts'

const code = (id: string, name: string, definition: string, more: object = {}) =>
  Code.parse({ id, name, definition, inclusion: [], exclusion: [], anchors: [], colour: '#0072b2', ...more })

const codebook = (researchQuestion: string, codes: readonly Code[], severalCodes = true) =>
  Codebook.parse({ name: 'Test', researchQuestion, rules: [], severalCodes, codes })

const english = codebook('How do nurses experience night shifts?', [
  code('load', 'Workload', 'Too much to do in too little time.', {
    anchors: [{ text: 'There were thirty patients and only two of us.' }],
  }),
  code('team', 'Team support', 'Help, trust and humour among colleagues.'),
  code('health', 'Health', 'Sleep, tiredness and illness caused by the shifts.', {
    scale: { level: 'ordinal', min: 1, max: 5, labels: [] },
    inclusion: ['Also when somebody only mentions headaches.'],
  }),
])
const german = codebook('Wie erleben Pflegekräfte den Nachtdienst?', [
  code('last', 'Arbeitsbelastung', 'Zu viele Aufgaben in zu wenig Zeit, Überstunden und Hektik.', {
    anchors: [{ text: 'Wir waren zu zweit für dreißig Patienten zuständig.' }],
  }),
  code('team', 'Kollegialität', 'Hilfe, Vertrauen und Humor unter Kolleginnen und Kollegen.'),
  code('gesundheit', 'Gesundheit', 'Schlaf, Müdigkeit und Krankheit durch den Schichtdienst.'),
])

const Relevance = z.strictObject({ relevant: z.boolean() })
const Coding = z.strictObject({
  codes: z.array(
    z.strictObject({
      code: z.string(),
      quote: z.string(),
      reason: z.string(),
      confidence: z.number().min(0).max(1),
      value: z.int().optional(),
    }),
  ),
})

async function ask(operation: OperationName, book: Codebook, text: string, temperature = 0, seed?: number) {
  const settings = ModelSettings.parse({ provider: 'lexical', model: 'lexical', temperature, seed })
  const question = { operation, settings, system: '', prompt: '', reply: z.unknown(), codebook: book, text }
  const answer = await lexical.ask(question, new AbortController().signal)
  if (!answer.ok) throw new Error(answer.failure.detail)
  return JSON.parse(answer.value.raw) as unknown
}
const relevant = async (book: Codebook, text: string) =>
  Relevance.parse(await ask('judgeRelevance', book, text)).relevant
const codesFor = async (book: Codebook, text: string, temperature = 0, seed?: number) =>
  Coding.parse(await ask('assignCodes', book, text, temperature, seed)).codes
const idsFor = async (...question: Parameters<typeof codesFor>) =>
  (await codesFor(...question)).map(({ code }) => code).sort()

describe('codes a text by the words it shares with the codebook', () => {
  test.each([
    ['My colleagues helped me and we trusted each other.', ['team']],
    ['I could not sleep and the tiredness made me ill.', ['health']],
    ['Thirty patients, and nobody but me.', ['load']],
    ['The canteen has a new menu.', []],
  ])('in English: %s', async (text, expected) => expect(await idsFor(english, text)).toEqual(expected))

  test.each([
    ['Meine Kollegin hat mir geholfen, das Vertrauen war groß.', ['team']],
    ['Ich war ständig müde und bin im Schichtdienst krank geworden, an Schlaf war nicht zu denken.', ['gesundheit']],
    ['Auf meine Kolleg:innen kann ich zählen, wir haben Humor.', ['team']],
    ['Dauernd Überstunden und immer diese Hektik.', ['last']],
    ['Die Kantine hat eine neue Speisekarte.', []],
  ])('in German: %s', async (text, expected) => expect(await idsFor(german, text)).toEqual(expected))

  test('in a language without stemmer, by the words as they stand', async () => {
    const book = codebook('¿Cómo viven los turnos?', [
      code('sueño', 'Sueño', 'Dormir mal, cansancio'),
      code('equipo', 'Equipo', 'Ayuda entre compañeros'),
    ])
    expect(await idsFor(book, 'El cansancio no me dejaba dormir cuando llegaba por fin a casa tan tarde.')).toEqual([
      'sueño',
    ])
  })
})

test('gives the sentence that decided as evidence, verbatim', async () => {
  const text = 'It began quietly.  Then my colleagues — trust them! — came to help.\nAt six I drove home.'
  const [coding] = await codesFor(english, text)
  expect(coding?.quote).toContain('colleagues')
  expect(text).toContain(coding?.quote)
  expect(coding?.quote).not.toContain('quietly')
})

test('names the shared words in the language of the text', async () => {
  expect((await codesFor(english, 'My colleagues and their humour kept me going.'))[0]?.reason).toBe(
    'Words in common with the code: “colleagues”, “humour”.',
  )
  expect((await codesFor(german, 'Ohne die Hilfe und das Vertrauen hätte ich es nicht geschafft.'))[0]?.reason).toBe(
    'Gemeinsame Wörter mit dem Code: „hilfe“, „vertrauen“.',
  )
})

test('gives the middle of the scale where a code has one, and no value elsewhere', async () => {
  const codes = await codesFor(english, 'No sleep, only tiredness. My colleagues helped with humour.')
  expect(codes.map(({ code, value }) => [code, value]).sort()).toEqual([
    ['health', 3],
    ['team', undefined],
  ])
})

test('gives the best code only where a unit may carry but one', async () => {
  const text = 'No sleep, tiredness, illness. My colleagues helped with humour.'
  const several = await codesFor(english, text)
  const [one, ...others] = await codesFor({ ...english, severalCodes: false }, text)
  expect(several).toHaveLength(2)
  expect(one).toEqual(several[0])
  expect(others).toEqual([])
})

test('is surer the more words are shared', async () => {
  const [weak] = await codesFor(english, 'Sleep and illness.')
  const [strong] = await codesFor(english, 'Sleep, tiredness and illness, bad for my health.')
  expect(strong!.confidence).toBeGreaterThan(weak!.confidence)
})

describe('judges relevance generously', () => {
  test.each([
    [true, 'one term of a definition is enough', 'I had no time.'],
    [true, 'so are two terms of the research question', 'I experience nights otherwise.'],
    [false, 'but nothing in common is not', 'The canteen has a new menu.'],
  ])('%s: %s', async (expected, _, text) => expect(await relevant(english, text)).toBe(expected))

  test('so that no text is screened out that would have been coded', async () => {
    const words = english.codes.flatMap(({ name, definition }) => `${name} ${definition}`.split(/\W+/))
    const texts = fc
      .array(fc.constantFrom(...words, 'the', 'canteen', 'menu.'), { maxLength: 12 })
      .map((w) => w.join(' '))
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        if ((await codesFor(english, text)).length > 0) expect(await relevant(english, text)).toBe(true)
      }),
      { seed: 20, numRuns: 300 },
    )
  })
})

describe('temperature and seed', () => {
  const words =
    'sleep tired ill shifts headaches health colleagues trust humour help support team patients time workload two thirty'
  const texts = fc.sample(
    fc
      .array(fc.array(fc.constantFrom(...words.split(' '), 'canteen', 'menu'), { minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((sentences) => sentences.map((sentence) => `${sentence.join(' ')}.`).join(' ')),
    { seed: 3, numRuns: 300 },
  )
  const codeAll = (temperature: number, seed: number) =>
    Promise.all(texts.map(async (text) => (await idsFor(english, text, temperature, seed)).join()))
  const differing = (a: readonly string[], b: readonly string[]) =>
    a.filter((codes, i) => codes !== b[i]).length / a.length

  test('at temperature 0 no seed makes a difference', async () => {
    expect(await codeAll(0, 1)).toEqual(await codeAll(0, 2))
  })
  test('the same coder always answers alike', async () => {
    expect(await codeAll(0.4, 3)).toEqual(await codeAll(0.4, 3))
  })
  test('warmer coders with other seeds differ on some texts, and agree on most', async () => {
    const [cold, warm, warmer] = await Promise.all([codeAll(0, 1), codeAll(0.4, 2), codeAll(0.8, 3)])
    for (const share of [differing(cold, warm), differing(cold, warmer), differing(warm, warmer)]) {
      expect(share).toBeGreaterThan(0.01)
      expect(share).toBeLessThan(0.35)
    }
    expect(differing(cold, warm)).toBeLessThan(differing(cold, warmer))
    expect(differing(await codeAll(0.8, 4), warmer)).toBeGreaterThan(0)
  })
})

describe('survives', () => {
  test('codes named like properties of objects', async () => {
    const book = codebook('', [
      code('proto', '__proto__', ''),
      code('constructor', 'constructor', 'toString hasOwnProperty'),
    ])
    expect(await idsFor(book, 'The constructor calls hasOwnProperty.')).toEqual(['constructor'])
    expect(await idsFor(book, 'We talked about proto.')).toEqual(['proto'])
  })
  test('a codebook without codes, and one of names only', async () => {
    expect(await codesFor(codebook('', []), 'Anything at all.')).toEqual([])
    expect(await relevant(codebook('', []), 'Anything at all.')).toBe(false)
    expect(await idsFor(codebook('', [code('a', 'Sleep', '')]), 'I slept, but it was no good sleep.')).toEqual(['a'])
  })
  test('texts without a word', async () => {
    for (const text of ['🙂🙃👩‍👩‍👧', '…', '  \n ', '\ud800']) {
      expect(await codesFor(english, text)).toEqual([])
      expect(await relevant(english, text)).toBe(false)
    }
  })
  test('long texts, with evidence short enough to read', async () => {
    for (const text of [
      'sleep tiredness '.repeat(6400),
      `${'a'.repeat(100_000)} sleep tiredness`,
      '🙂'.repeat(50_000),
    ]) {
      for (const { quote } of await codesFor(english, text)) {
        expect(text).toContain(quote)
        expect(quote.length).toBeLessThanOrEqual(501)
      }
    }
    expect(await idsFor(english, 'sleep tiredness '.repeat(6400))).toEqual(['health'])
  })
  test('any text at all, with evidence that is found in it', async () => {
    const texts = fc
      .array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('sleep', 'tiredness. ', 'colleagues\r\n', 'trust!')),
      )
      .map((t) => t.join(' '))
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.integer(),
        async (text, temperature, seed) => {
          for (const { quote } of await codesFor(english, text, temperature, seed)) expect(text).toContain(quote)
        },
      ),
      { seed: 20, numRuns: 300 },
    )
  })
})
