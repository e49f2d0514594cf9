import { negations, pronouns, quantifiers } from '../../electron/engine/similarity/lexicon.ts'
import type { Random } from '../../shared/reliability/random.ts'
import { pick } from './comments.ts'

/** Changes one thing in a text, or nothing where the text gives no occasion. */
export type Edit = (text: string, random: Random) => string | undefined

const word = /[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu
const isGerman = (text: string) =>
  /\b(?:der|die|das|und|ich|nicht|ist|es|den|mit|sie|wir)\b/i.test(text) && !/\bthe\b/i.test(text)

/** Replaces one occurrence of a pattern, drawn at random. */
function replaceOne(text: string, pattern: RegExp, random: Random, by: (found: string) => string | undefined) {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return undefined
  const match = pick(random, found)
  const replacement = by(match[0])
  if (replacement === undefined || replacement === match[0]) return undefined
  return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length)
}

const likeCase = (model: string, other: string) =>
  /^\p{Lu}/u.test(model) ? other.charAt(0).toUpperCase() + other.slice(1) : other

const opposites = new Map(
  Object.entries({
    good: 'bad',
    bad: 'good',
    like: 'hate',
    love: 'hate',
    hate: 'love',
    happy: 'sad',
    hard: 'easy',
    loud: 'quiet',
    new: 'old',
    old: 'new',
    young: 'old',
    long: 'short',
    stop: 'start',
    right: 'wrong',
    wrong: 'right',
    yes: 'no',
    smart: 'stupid',
    stupid: 'smart',
    nice: 'nasty',
    mean: 'kind',
    true: 'false',
    always: 'never',
    enjoyed: 'suffered',
    another: 'this',
    gut: 'schlecht',
    laut: 'leise',
    alt: 'neu',
    neu: 'alt',
    glücklich: 'traurig',
    neuen: 'alten',
    altes: 'neues',
    langen: 'kurzen',
    hasst: 'liebt',
    mag: 'hasst',
    vor: 'nach',
    nach: 'vor',
  }),
)
const otherPronoun: Readonly<Record<string, string>> = {
  i: 'they',
  you: 'she',
  he: 'she',
  she: 'he',
  we: 'they',
  they: 'we',
  my: 'your',
  your: 'my',
  his: 'her',
  me: 'them',
  it: 'she',
  us: 'them',
  ich: 'er',
  wir: 'ihr',
  er: 'sie',
  sie: 'er',
  meine: 'deine',
  unser: 'euer',
  mich: 'ihn',
  mir: 'ihm',
  es: 'er',
}
const otherQuantifier: Readonly<Record<string, string>> = {
  all: 'some',
  some: 'all',
  every: 'hardly any',
  most: 'few',
  often: 'rarely',
  always: 'sometimes',
  only: 'also',
  can: 'must',
  could: 'should',
  should: 'may',
  alle: 'einige',
  einige: 'alle',
  meisten: 'wenigsten',
  oft: 'selten',
  immer: 'manchmal',
  nur: 'auch',
  many: 'few',
  more: 'less',
}
const names = ['Anna', 'Berlin', 'London', 'Hamburg', 'Smith']
const lookUp = (table: Readonly<Record<string, string>>) => (found: string) => {
  const other = table[found.toLowerCase()]
  return other === undefined ? undefined : likeCase(found, other)
}
const any = (words: Iterable<string>) =>
  new RegExp(String.raw`(?<![\p{L}'’])(?:${[...words].join('|')})(?![\p{L}'’])`, 'giu')

export const dangerous = {
  negationInserted: (text, random) =>
    replaceOne(text, /(?<=\p{L}) (?=\p{L})/gu, random, () => (isGerman(text) ? ' nicht ' : ' not ')),
  negationRemoved: (text, random) =>
    replaceOne(text, new RegExp(`${any(negations).source} ?|n['’]t\\b`, 'giu'), random, () => ''),
  antonymSwapped: (text, random) =>
    replaceOne(text, any(opposites.keys()), random, (found) =>
      likeCase(found, opposites.get(found.toLowerCase()) ?? found),
    ),
  numberChanged: (text, random) =>
    replaceOne(text, /\d+/g, random, (found) => String(Number(found) + 1 + (random() % 9))),
  nameChanged: (text, random) =>
    replaceOne(text, any(names), random, (found) =>
      pick(
        random,
        names.filter((name) => name !== found),
      ),
    ),
  wordsSwapped: (text, random) => {
    const found = [...text.matchAll(word)].filter(([each]) => each.length > 3)
    if (found.length < 2) return undefined
    const at = random() % (found.length - 1)
    const [one, two] = [found[at]!, found[at + 1 + (random() % (found.length - at - 1))]!]
    if (one[0].toLowerCase() === two[0].toLowerCase()) return undefined
    return (
      text.slice(0, one.index) +
      two[0] +
      text.slice(one.index + one[0].length, two.index) +
      one[0] +
      text.slice(two.index + two[0].length)
    )
  },
  pronounChanged: (text, random) => replaceOne(text, any(pronouns), random, lookUp(otherPronoun)),
  quantifierChanged: (text, random) => replaceOne(text, any(quantifiers), random, lookUp(otherQuantifier)),
  questionMarkChanged: (text) => (/\?/.test(text) ? text.replace('?', '.') : text.replace(/[.!…]*$/, '?')),
  toneChanged: (text, random) =>
    pick(random, [`${text} 😂`, `${text}!!!`, replaceOne(text, /\p{L}{4,}/gu, random, (found) => found.toUpperCase())]),
} satisfies Readonly<Record<string, Edit>>

const shorter = new Map(
  Object.entries({
    "don't": 'do not',
    "can't": 'cannot',
    "won't": 'will not',
    "isn't": 'is not',
    "doesn't": 'does not',
    "didn't": 'did not',
    "that's": 'that is',
    "i'm": 'I am',
    "it's": 'it is',
    "you're": 'you are',
    "i'll": 'I will',
    "they're": 'they are',
    "weil's": 'weil es',
    "geht's": 'geht es',
  }).flatMap(([short, long]) => [[short, long] as const, [long.toLowerCase(), short] as const]),
)
const fillers = { german: ['äh', 'ähm'], english: ['uh', 'um', 'erm'] }

export const harmless = {
  lowerCase: (text) => text.toLowerCase(),
  firstLetter: (text) => {
    const first = text.charAt(0)
    return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + text.slice(1)
  },
  lastStop: (text) => (/[^.]\.$/.test(text) ? text.slice(0, -1) : /[\p{L}\p{N}]$/u.test(text) ? `${text}.` : undefined),
  ellipsis: (text) =>
    text.includes('…') ? text.replace('…', '...') : text.includes('...') ? text.replace('...', '…') : undefined,
  spaces: (text, random) => replaceOne(`${text} `, / /g, random, () => pick(random, ['  ', '\n', ' '])),
  quotes: (text, random) =>
    replaceOne(text, /["“”„]/g, random, (found) =>
      pick(
        random,
        ['"', '“', '”', '„', '«'].filter((mark) => mark !== found),
      ),
    ),
  apostrophe: (text) =>
    text.includes("'") ? text.replaceAll("'", '’') : text.includes('’') ? text.replaceAll('’', "'") : undefined,
  contraction: (text, random) =>
    replaceOne(text, any([...shorter.keys()].flatMap((key) => [key, key.replace("'", '’')])), random, (found) => {
      const other = shorter.get(found.toLowerCase().replace('’', "'"))
      return other === undefined ? undefined : likeCase(found, other)
    }),
  hesitation: (text, random) =>
    replaceOne(text, /(?<=\p{L}) (?=\p{L})/gu, random, () => {
      const filler = pick(random, fillers[isGerman(text) ? 'german' : 'english'])
      return pick(random, [` ${filler} `, `, ${filler}, `])
    }),
  opener: (text) => `${isGerman(text) ? 'Also' : 'Well'}, ${text}`,
} satisfies Readonly<Record<string, Edit>>
