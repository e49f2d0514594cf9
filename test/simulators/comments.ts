import { type Random, seededRandom } from '../../shared/reliability/random.ts'

/** Comments as people write them, made from parts: English and German, with names, numbers, negations and opinions. */
const english = {
  who: ['I', 'We', 'They', 'You', 'The nurses', 'Some parents'],
  verb: [
    "don't like",
    'really like',
    "can't stand",
    'often miss',
    'never trusted',
    'have always wanted',
    "won't accept",
    'enjoyed',
  ],
  what: [
    'the new schedule',
    'working with Anna',
    'the meetings in Berlin',
    'our old office',
    'the training by Mr Smith',
    'long shifts',
  ],
  more: [
    'because it saves 3 hours a day',
    "and that's why nobody stays",
    'but the pay is good for all of us',
    'since the move to London',
    'although you get used to it after two weeks',
    "so I'm looking for another job",
    'which is hard for every young family',
    'and it makes me happy',
  ],
  end: ['.', '!', '?', '...', '', '.'],
  next: [
    '',
    ' It is too loud for most people.',
    " They said “just wait”, and that's all.",
    ' Is it worth it?',
    " He isn't a bad boss, is he?",
  ],
}
const german = {
  who: ['Sie', 'Er', 'Meine Kollegin', 'Unser Chef', 'Fast jeder hier'],
  verb: ['mag', 'vermisst sehr oft', 'will nicht mehr', 'braucht immer', 'hasst'],
  what: [
    'den neuen Dienstplan',
    'die Arbeit mit Anna',
    'die Treffen in Berlin',
    'unser altes Büro',
    'keine langen Schichten',
  ],
  more: [
    'weil es 3 Stunden am Tag spart',
    'und deshalb bleibt niemand hier',
    'aber die Bezahlung ist für alle gut',
    'seit dem Umzug nach Hamburg',
    'obwohl man sich nach zwei Wochen daran gewöhnt',
    'und das macht mich glücklich',
    'weil’s mir hier nicht gefällt',
  ],
  end: ['.', '!', '?', '…', '', '.'],
  next: [
    '',
    ' Für die meisten ist es zu laut.',
    ' Er sagte nur „abwarten“ und ging.',
    ' Lohnt sich das?',
    ' Haben Sie das auch gehört?',
  ],
}

export const pick = <T>(random: Random, choices: readonly T[]): T => choices[random() % choices.length]!

/** @returns `count` different comments, the same for the same seed. */
export function comments(count: number, seed: number): readonly string[] {
  const random = seededRandom(seed)
  const made = new Set<string>()
  while (made.size < count) {
    const { who, verb, what, more, end, next } = random() % 2 === 0 ? english : german
    const clause = `${pick(random, who)} ${pick(random, verb)} ${pick(random, what)}`
    made.add(`${clause}, ${pick(random, more)}${pick(random, end)}${pick(random, next)}`)
  }
  return [...made]
}
