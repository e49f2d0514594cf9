import { seededRandom, uniform } from '../../shared/reliability/random.ts'

const words =
  'the garden work street night morning people say hope fear money time train house children school weather bread music water long short never always often quiet loud together alone'.split(
    ' ',
  )

/** The word that is in every thousandth row, and in no other. */
export const rareWord = 'lighthouse'

/** A csv of short answers, the same for the same seed: `person` and `text`, a quarter of the rows with a comma in quotes. */
export function rowsCsv(rows: number, seed: number): string {
  const random = seededRandom(seed)
  const word = () => words[Math.floor(uniform(random) * words.length)]
  const lines = Array.from({ length: rows }, (_, i) => {
    const text = Array.from({ length: 6 + Math.floor(uniform(random) * 10) }, word).join(' ')
    const rare = i % 1000 === 999 ? ` ${rareWord}` : ''
    return i % 4 === 0 ? `${i + 1},"${text}, ${word()}${rare}"` : `${i + 1},${text}${rare}`
  })
  return ['person,text', ...lines].join('\r\n')
}
