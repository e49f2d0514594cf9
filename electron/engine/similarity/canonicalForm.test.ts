import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../shared/reliability/random.ts'
import { comments } from '../../../test/simulators/comments.ts'
import { dangerous, type Edit, harmless } from '../../../test/simulators/edits.ts'
import { canonicalForm } from './canonicalForm.ts'
import { differencesOf } from './differences.ts'

const alike = (a: string, b: string) => canonicalForm(a) === canonicalForm(b)

test.each([
  ['It is  too loud for us.', 'it is too loud\nfor us'],
  ["I don't think that it works", 'I do not think that it works.'],
  ['I dont think it’s fair', "I don't think it is fair"],
  ['We can’t stay with them', 'we cannot stay with them'],
  ["They said “just wait” and that's all", 'They said "just wait" and that is all'],
  ['I went, um, home with them', 'I went home with them'],
  ['Well, I think it is good', 'I think it is good'],
  ['Das ist, ähm, nicht gut', 'das ist nicht gut'],
  ['Also, ich glaube, es geht', 'Ich glaube, es geht.'],
  ["Wenn's so ist, geht's nicht", 'wenn es so ist, geht es nicht'],
  ['Ich weiß, daß es so ist…', 'ich weiß, dass es so ist...'],
  ['„Genau“ hat sie gesagt – und nicht mehr', '"genau" hat sie gesagt — und nicht mehr'],
  ['Yes', 'yes.'],
])('“%s” and “%s” are one', (a, b) => expect(alike(a, b)).toBe(true))

test.each([
  ['I think it is good', 'I think it is not good'],
  ["I can't do that", 'I can do that'],
  ['It takes 3 hours', 'It takes 30 hours'],
  ['scores of 5-10 for all', 'scores of 5 -10 for all'],
  ['1.5 hours of it', '1,5 hours of it'],
  ['He left the dog with her', 'She left the dog with her'],
  ['the dog bit the man', 'the man bit the dog'],
  ['Is it good?', 'It is good'],
  ['It is good', 'It is good!'],
  ['It is good for you', 'It is GOOD for you'],
  ['I WOULDN’T do that to you', 'I wouldn’t do that to you'],
  ['my “friend” was there with me', 'my friend was there with me'],
  ['It is good 🙂', 'It is good'],
  ['most of them came', 'few of them came'],
  ['Ich habe Sie nicht gesehen', 'Ich habe sie nicht gesehen'],
  ['Wir treffen uns um fünf', 'Wir treffen uns fünf'],
  ['Um das zu sehen, ist er da', 'das zu sehen, ist er da'],
  ['Es ist, also, so', 'Es ist nicht, also, so'],
  ['I saw Will with them', 'I saw will with them'],
  ['He is well, they say', 'He is they say'],
  ['It’s gone for them', 'It is gone for them'],
  ['plan B is for us', 'plan b is for us'],
  ['um homem do bem', 'homem do bem'],
  ['Je ne sais pas quoi dire de tout cela', 'je ne sais pas quoi dire de tout cela'],
])('“%s” and “%s” are two', (a, b) => expect(alike(a, b)).toBe(false))

test('a text without words is its signs, and white space is the empty form', () => {
  expect(canonicalForm(' \n\t')).toBe('')
  expect(alike('👍🏽', '👍')).toBe(false)
  expect(alike(':-) ', ':-)')).toBe(true)
})

test('the form of a form is the form, and white space around and between words never matters', () => {
  const text = fc.array(
    fc.constantFrom('I', "don't", 'know', ',', '.', '?', 'the', 'Sie', 'nicht', 'um', '3', 'NO', '“', 'ist', 'und'),
    {
      minLength: 1,
    },
  )
  fc.assert(
    fc.property(text, fc.constantFrom('  ', '\n', ' ', '\t '), (words, space) => {
      expect(alike(words.join(' '), ` ${words.join(space)} `)).toBe(true)
    }),
    { seed: 41, numRuns: 2000 },
  )
})

interface Tally {
  readonly served: number
  readonly pairs: number
}

/** Serves every edit of every text that has the form of its original. */
function serve(texts: readonly string[], edits: Readonly<Record<string, Edit>>, seed: number): Map<string, Tally> {
  const random = seededRandom(seed)
  const tallies = new Map<string, Tally>()
  for (const [name, edit] of Object.entries(edits)) {
    let [served, pairs] = [0, 0]
    for (const text of texts) {
      const edited = edit(text, random)
      if (edited === undefined || edited === text) continue
      pairs++
      if (alike(text, edited)) served++
    }
    tallies.set(name, { served, pairs })
  }
  return tallies
}

function sumOf(tallies: ReadonlyMap<string, Tally>): Tally {
  const all = [...tallies.values()]
  return { served: all.reduce((n, { served }) => n + served, 0), pairs: all.reduce((n, { pairs }) => n + pairs, 0) }
}

const told = (title: string, tallies: ReadonlyMap<string, Tally>) => {
  const { served, pairs } = sumOf(tallies)
  const each = [...tallies].map(([name, tally]) => `${name} ${tally.served}/${tally.pairs}`).join(', ')
  console.info(`${title}: ${served} of ${pairs} served (${((100 * served) / pairs).toFixed(3)} %): ${each}`)
}

/** Character trigrams in common, the usual measure of similarity. */
function jaccard(a: string, b: string): number {
  const grams = (text: string) =>
    new Set(Array.from({ length: Math.max(1, text.length - 2) }, (_, i) => text.slice(i, i + 3)))
  const [one, other] = [grams(a), grams(b)]
  const common = [...one].filter((gram) => other.has(gram)).length
  return common / (one.size + other.size - common)
}

const dataset = '../shared/datasets/convabuse/ConvAbuseEMNLPfull.csv'

function utterances(): string[] {
  const rows: { user: string }[] = parse(readFileSync(dataset), { columns: true })
  return [...new Set(rows.map(({ user }) => user.normalize('NFC')))].filter((text) => text.trim() !== '')
}

const sources: readonly [name: string, texts: () => readonly string[]][] = [
  ['made comments', () => comments(1600, 12)],
  ['real utterances', utterances],
]

describe.each(sources)('G12 of %s', (name, texts) => {
  const there = name !== 'real utterances' || existsSync(dataset)
  if (!there) console.warn(`skipped: ${dataset} is not there`)

  test.skipIf(!there)('of at least 10,000 dangerous edits at most 0.1 % are served', { timeout: 60_000 }, () => {
    const tallies = serve(texts(), dangerous, 5)
    told(`G12 dangerous edits of ${name}`, tallies)
    expect(sumOf(tallies).pairs).toBeGreaterThanOrEqual(10_000)
    expect(sumOf(tallies).served / sumOf(tallies).pairs).toBeLessThanOrEqual(0.001)
  })

  test.skipIf(!there)('of harmless edits at least 85 % are served', { timeout: 60_000 }, () => {
    const tallies = serve(texts(), harmless, 6)
    told(`G12 harmless edits of ${name}`, tallies)
    expect(sumOf(tallies).served / sumOf(tallies).pairs).toBeGreaterThanOrEqual(0.85)
  })

  test.skipIf(!there)(
    'a threshold of 85 % similarity would serve every third dangerous edit, or more',
    { timeout: 60_000 },
    () => {
      const random = seededRandom(5)
      let [served, pairs] = [0, 0]
      for (const text of texts())
        for (const edit of Object.values(dangerous)) {
          const edited = (edit as Edit)(text, random)
          if (edited === undefined || edited === text) continue
          pairs++
          if (jaccard(text, edited) >= 0.85) served++
        }
      console.info(`G12 a threshold of 85 % on ${name}: ${served} of ${pairs} dangerous edits served`)
      expect(served / pairs).toBeGreaterThan(0.3)
    },
  )
})

test.each([
  ['It is good for us', 'It is not good for us', 'negation'],
  ['It takes 3 hours for us', 'It takes 4 hours for us', 'number'],
  ['I met Anna in the office', 'I met Berta in the office', 'name'],
  ['He saw the dog with it', 'She saw the dog with it', 'pronoun'],
  ['all of them came to us', 'some of them came to us', 'quantifier'],
  ['It is good for us', 'It is good for us!', 'tone'],
  ['the dog bit the man', 'the man bit the dog', 'order'],
  ['the food is good for us', 'the food is bad for us', 'wording'],
])('“%s” differs from “%s” by its %s', (a, b, difference) => expect(differencesOf(a, b)).toEqual([difference]))

test('texts of one form differ in nothing', () => expect(differencesOf('It is so.', 'it  is so')).toEqual([]))
