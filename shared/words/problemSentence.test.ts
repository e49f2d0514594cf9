import { describe, expect, test } from 'vitest'
import { FileProblem } from '../contract/files.ts'
import { problemSentence } from './problemSentence.ts'

const codes = FileProblem.unwrap().shape.code.options

describe.each(['en', 'de'] as const)('in %s', (language) => {
  test.each(codes)('%s names the file and the row, and says what to do', (code) => {
    const bare = problemSentence({ file: 'interview-03.csv', code }, language)
    expect(bare).toContain('interview-03.csv')
    expect(bare).not.toMatch(/undefined|!|“”|„“/)
    expect(bare).toMatch(/^\p{Lu}.*\. \p{Lu}.*\.$/u)
    const placed = problemSentence({ file: 'interview-03.csv', code, row: 4711, detail: '5/8' }, language)
    expect(placed).toContain('interview-03.csv')
    expect(placed).toContain(language === 'en' ? 'Row 4711 of the file' : 'Zeile 4711 der Datei')
    expect(placed).not.toContain('undefined')
  })

  test('no two problems are told alike', () => {
    expect(new Set(codes.map((code) => problemSentence({ file: 'f', code }, language))).size).toBe(codes.length)
  })
})

test('columns to choose from are listed, as many as can be read', () => {
  const columns = Array.from({ length: 30 }, (_, i) => `c${i + 1}`)
  const problem = { file: 'a.csv', code: 'noTextColumn', detail: 'text', columns } as const
  expect(problemSentence(problem, 'en')).toBe(
    'The file a.csv has no column “text”. Choose one of its columns: “c1”, “c2”, “c3”, “c4”, “c5”, “c6”, “c7”, “c8”, “c9”, “c10”, “c11”, “c12”, ….',
  )
})

test('a ragged row tells how many cells it has and how many it should have', () => {
  const problem = { file: 'a.csv', code: 'raggedRow', row: 17, detail: '5/8' } as const
  expect(problemSentence(problem, 'de')).toContain(
    'Zeile 17 der Datei a.csv hat mehr oder weniger Zellen als die Kopfzeile (5 statt 8).',
  )
})

test('a name with line breaks leaves the sentence on its line', () => {
  const problem = { file: 'a.csv', code: 'noTextColumn', detail: 'text', columns: ['Why\nart?'] } as const
  expect(problemSentence(problem, 'en')).toContain('“Why art?”')
})

test('a name of any length leaves a sentence', () => {
  const name = '\u{1f600}'.repeat(100_000)
  const sentence = problemSentence({ file: name, code: 'duplicateCode', detail: name }, 'en')
  expect(sentence.length).toBeLessThan(1000)
  expect(sentence).not.toMatch(/[\ud800-\udfff]/u)
})
