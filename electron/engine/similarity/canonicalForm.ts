import { frequent, hesitations, meantByCase, openers } from './lexicon.ts'
import { isWord, tokensOf } from './tokens.ts'

/**
 * The version of the rules below and of their lists. Raise it with every change: what was served by equality under other rules
 * says so, and no equality reaches across versions.
 */
export const canonicalRules = 1

type Language = 'english' | 'german' | 'unknown' | 'other'

/** So many words without a frequent one of either language are another language. */
const wordsThatTell = 8

/**
 * A text as it is compared: without what changes no reading of it. Folded are case, kinds of quotation marks, dashes and
 * ellipses, white space, contractions, hesitations and empty openers, and the last full stop. Kept, in their order, are all
 * other words: negations, quantifiers, numbers, pronouns and names, and what carries tone: question and exclamation marks,
 * quotation marks as such, commas, emoji, words in capitals, and case where it tells words apart (“Sie”, “May”).
 *
 * Texts in languages other than English and German are their own form, to the letter: for them nobody wrote rules. In texts
 * too short to tell, only case, marks and white space are folded.
 *
 * @returns equal texts for texts that read alike; the empty text for white space alone.
 */
export function canonicalForm(text: string): string {
  const tokens = tokensOf(text)
  const language = languageOf(tokens)
  if (language === 'other') return text
  const spoken = language === 'unknown' ? tokens : withoutFillers(tokens, language)
  const cased = foldCase(spoken)
  const words = language === 'unknown' ? cased : expand(cased, language)
  if (words.at(-1) === '.') words.pop()
  return words.join(' ')
}

function languageOf(tokens: readonly string[]): Language {
  let [english, german, words] = [0, 0, 0]
  for (const token of tokens) {
    if (!isWord(token)) continue
    words++
    const lower = token.toLowerCase()
    if (frequent.english.has(lower)) english++
    else if (frequent.german.has(lower)) german++
  }
  if (english > 2 * german) return 'english'
  if (german > 2 * english) return 'german'
  return english + german === 0 && words >= wordsThatTell ? 'other' : 'unknown'
}

/** Marks after which a sentence begins; a full stop only after a long word, for “z. B.” and “Dr.” end none. */
const endsSentence = (token: string, before: string | undefined) =>
  /^[!?:]/.test(token) || token === '...' || (token === '.' && before !== undefined && before.length > 3)

/** Leaves out hesitations, and openers between commas or at a sentence's head, together with the commas that set them off. */
function withoutFillers(tokens: readonly string[], language: 'english' | 'german'): string[] {
  const kept: string[] = []
  const atHead = () => kept.length === 0 || endsSentence(kept.at(-1)!, kept.at(-2))
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const lower = token.toLowerCase()
    const setOff = tokens[i + 1] === ',' && (atHead() || kept.at(-1) === ',')
    const filler = hesitations[language].has(lower) || (setOff && openers[language].has(lower))
    if (!filler || capitals.test(token)) kept.push(token)
    else if (setOff) {
      if (kept.at(-1) === ',') kept.pop()
      i++
    }
  }
  return kept
}

/** A word that shouts, or an abbreviation; also in part: “WOULDN’t”, “e-MAIL”. */
const capitals = /\p{Lu}\p{Lu}/u

function foldCase(tokens: readonly string[]): string[] {
  let initial = true
  let before: string | undefined
  return tokens.map((token) => {
    if (!isWord(token)) {
      if (endsSentence(token, before)) initial = true
      before = token
      return token
    }
    const folded = foldWord(token, initial)
    initial = false
    before = token
    return folded
  })
}

function foldWord(word: string, initial: boolean): string {
  if (capitals.test(word)) return word
  const lower = word.toLowerCase()
  // A letter that stands alone is a name: plan B, vitamin C.
  if (word.length === 1) return lower === 'i' || lower === 'a' ? lower : word
  return !initial && word !== lower && meantByCase.has(lower) ? word : lower
}

function expand(tokens: readonly string[], language: 'english' | 'german'): string[] {
  const spell = language === 'english' ? spellEnglish : spellGerman
  const words: string[] = []
  for (const [i, token] of tokens.entries()) words.push(...(isWord(token) ? spell(token, tokens[i + 1]) : [token]))
  return words
}

/** Without an apostrophe only what is no other word: “cant” and “dont”, but neither “wont” nor “were”. */
const contracted = new Map<string, readonly string[]>(
  Object.entries({
    "won't": 'will not',
    "can't": 'can not',
    cannot: 'can not',
    cant: 'can not',
    "shan't": 'shall not',
    "let's": 'let us',
    "i'm": 'i am',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    hasnt: 'has not',
    havent: 'have not',
    hadnt: 'had not',
    couldnt: 'could not',
    wouldnt: 'would not',
    shouldnt: 'should not',
    ive: 'i have',
    youre: 'you are',
    youve: 'you have',
    theyre: 'they are',
    theyve: 'they have',
    thats: 'that is',
    "that's": 'that is',
  }).map(([short, long]) => [short, long.split(' ')]),
)
const verbs = new Set([
  'do',
  'does',
  'did',
  'is',
  'are',
  'was',
  'were',
  'has',
  'have',
  'had',
  'could',
  'would',
  'should',
  'must',
  'need',
])
const endings = new Map([
  ['ll', 'will'],
  ['re', 'are'],
  ['ve', 'have'],
])
/** Of these “’s” is “is”, or “has” before a participle; of all others it may show possession. */
const subjects = new Set(['it', 'he', 'she', 'that', 'there', 'what', 'who', 'where', 'here', 'how'])
const participle =
  /ed$|^(?:been|got|gone|done|had|become|come|made|taken|given|seen|said|left|lost|found|kept|put|set|run|cut|let)$/

/** “Ain’t” and “’d” stay as they are: one is a tone, the other two words. */
function spellEnglish(word: string, next: string | undefined): readonly string[] {
  const known = contracted.get(word)
  if (known) return isParticiple(word, next) ? [word] : known
  if (word.endsWith("n't") && verbs.has(word.slice(0, -3))) return [word.slice(0, -3), 'not']
  const at = word.indexOf("'")
  if (at === -1) return [word]
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)]
  const ending = endings.get(tail)
  if (ending !== undefined) return [head, ending]
  return tail === 's' && subjects.has(head) && !isParticiple(word, next) ? [head, 'is'] : [word]
}

const isParticiple = (word: string, next: string | undefined) =>
  /'?s$/.test(word) && next !== undefined && participle.test(next)

/** Of these “’s” is “es”. */
const beforeEs = new Set(
  'geht gibt ist war hab habe hat wär wäre wird kann muss soll will wenn wie ob dass ich du er wir mir was wo steht macht tut'.split(
    ' ',
  ),
)
const spelt = new Map([
  ['daß', 'dass'],
  ['muß', 'muss'],
  ["hab'", 'habe'],
  ['hab', 'habe'],
  ["für's", 'fürs'],
  ["auf's", 'aufs'],
  ["in's", 'ins'],
  ["an's", 'ans'],
  ["um's", 'ums'],
])

function spellGerman(word: string): readonly string[] {
  const spelling = spelt.get(word)
  if (spelling !== undefined) return [spelling]
  if (word.endsWith("'s") && beforeEs.has(word.slice(0, -2))) return [...spellGerman(word.slice(0, -2)), 'es']
  return word === 'gehts' ? ['geht', 'es'] : word === 'gibts' ? ['gibt', 'es'] : [word]
}
