import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Segmentation } from '../domain/segmentation.ts'
import { normalise } from './normalise.ts'
import type { Passage } from './passage.ts'
import { segment } from './segment.ts'

const cut = (text: string, segmentation: Segmentation): readonly Passage[] => [...segment(text, segmentation)]
const spoken = (text: string, segmentation: Segmentation): readonly string[] =>
  cut(text, segmentation).map(({ start, end }) => text.slice(start, end))

const pieces = fc.constantFrom(
  ...['word', 'Satz.', 'Frage?', ' ', '  ', '\n', '\r\n', '\r', '\n\n', '\n \n', '\t', '\u00a0', '\u2028'],
  ...[
    '\u{1f469}\u200d\u{1f680}',
    '\u{1f44d}\u{1f3fd}',
    '\u0301',
    'e\u0301\u0323',
    '\ud800',
    '\udc00',
    'שלום',
    'مرحبا',
    '你好。',
  ],
  ...[
    'I:',
    'Anna: ',
    'B2 (00:01:02): ',
    '[id1] ',
    '[laughs] ',
    '**I:** ',
    'she said: ',
    'http://x ',
    '12:30',
    '#',
    '-',
  ],
)
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => normalise(parts.join('')))
const sizes = fc
  .record({ size: fc.integer({ min: 20, max: 60 }), share: fc.double({ min: 0, max: 0.999, noNaN: true }) })
  .map(({ size, share }) => ({ by: 'size', size, overlap: Math.floor(size * share) }) as const)
const kinds: readonly Segmentation[] = [
  { by: 'paragraph' },
  { by: 'sentence', language: 'de' },
  { by: 'turn' },
  { by: 'row' },
  { by: 'size', size: 20, overlap: 0 },
]

describe('whatever the text', () => {
  test.each(kinds)('segments by $by are trimmed, in order and apart', (segmentation) => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const { start, end } of cut(text, segmentation)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          const slice = text.slice(start, end)
          expect(slice.trim()).toBe(slice)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { seed: 2, numRuns: 500 },
    )
  })

  test.each(kinds.filter(({ by }) => by !== 'turn'))(
    'segments by $by leave out nothing but white space',
    (segmentation) => {
      fc.assert(
        fc.property(texts, (text) => {
          expect(spoken(text, segmentation).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        }),
        { seed: 3, numRuns: 500 },
      )
    },
  )

  test('turns leave out nothing but white space, labels and times', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const passages = cut(text, { by: 'turn' })
        const gaps = passages.map(({ start }, i) => text.slice(passages[i - 1]?.end ?? 0, start).trim())
        for (const [i, gap] of gaps.entries()) {
          // A turn in which nothing was said leaves its label in the gap before the next.
          const label = gap.split('\n').at(-1) ?? ''
          expect(label === '' ? undefined : passages[i]?.speaker).toBe(passages[i]?.speaker)
          expect(label).toContain(passages[i]?.speaker ?? '')
        }
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  test('a fixed size overlaps by at most what was asked, ends within its size, and cuts no character', () => {
    fc.assert(
      fc.property(texts, sizes, (text, segmentation) => {
        const passages = cut(text, segmentation)
        let reached = 0
        for (const [i, { start, end }] of passages.entries()) {
          expect(text.slice(reached, start).trim()).toBe('')
          expect(start).toBeGreaterThan(passages[i - 1]?.start ?? -1)
          expect(end).toBeGreaterThan(reached)
          expect(reached - start).toBeLessThanOrEqual(segmentation.overlap)
          for (const place of [start, end]) {
            expect(text.slice(place - 1, place + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/)
            if (place > 0) expect(text.slice(place - 1)).not.toMatch(/^\S\p{M}/u)
          }
          reached = end
        }
        expect(text.slice(reached).trim()).toBe('')
      }),
      { seed: 5, numRuns: 2000 },
    )
  })
})

describe('paragraphs', () => {
  test('a blank line separates, and a line break within a paragraph does not', () => {
    expect(spoken('One\nline.\n\n \t\nTwo.\n', { by: 'paragraph' })).toEqual(['One\nline.', 'Two.'])
  })
  test('without any blank line every line is a paragraph', () => {
    expect(spoken('\n\n  One.\nTwo.\n\n', { by: 'paragraph' })).toEqual(['One.', 'Two.'])
  })
  test('a text of white space has none', () => {
    expect(cut(' \n\n\t', { by: 'paragraph' })).toEqual([])
  })
})

describe('rows', () => {
  test('are numbered as an editor numbers lines, blank ones included', () => {
    expect(cut('\n\na\nb\n\n c', { by: 'row' }).map(({ row }) => row)).toEqual([3, 4, 6])
  })
})

describe('sentences', () => {
  test('go on over a line break within a paragraph, and end with it', () => {
    const text = 'Das ist\nein Satz. Und noch\neiner!\n\nOhne Punkt\n\nEnde.'
    expect(spoken(text, { by: 'sentence', language: 'de' })).toEqual([
      'Das ist\nein Satz.',
      'Und noch\neiner!',
      'Ohne Punkt',
      'Ende.',
    ])
  })
  test('a language that is no language tag is no obstacle', () => {
    expect(spoken('One. Two.', { by: 'sentence', language: '--' })).toEqual(['One.', 'Two.'])
  })
})

describe('turns', () => {
  const turnsOf = (text: string) =>
    cut(text, { by: 'turn' }).map(({ start, end, speaker }) => [speaker, text.slice(start, end)] as const)

  test.each([
    ['Anna: yes', 'Anna', 'yes'],
    ['I: yes', 'I', 'yes'],
    ['B2: yes', 'B2', 'yes'],
    ['Frau Müller-Lüdenscheidt: yes', 'Frau Müller-Lüdenscheidt', 'yes'],
    ['Dr. Meyer: yes', 'Dr. Meyer', 'yes'],
    ['FRAGE [00:20:23]: yes', 'FRAGE', 'yes'],
    ['INTERVIEWER (00:01:02): yes', 'INTERVIEWER', 'yes'],
    ['[00:01:02] Anna: yes', 'Anna', 'yes'],
    ['Anna: [00:01:02] yes', 'Anna', 'yes'],
    ['I: #00:00:12-5# yes', 'I', 'yes'],
    ['[id1] yes', 'id1', 'yes'],
    ['[Anna]: yes', 'Anna', 'yes'],
    ['**Anna:** yes', 'Anna', 'yes'],
    ['**Anna**: yes', 'Anna', 'yes'],
    ['Speaker 1  0:03\nyes', 'Speaker 1', 'yes'],
    ['Anna:\nyes', 'Anna', 'yes'],
    ['张三：好的', '张三', '好的'],
    ['דנה: כן', 'דנה', 'כן'],
    ['Anna: yes\n\nand more', 'Anna', 'yes\n\nand more'],
  ])('%j is a turn', (text, speaker, words) => {
    expect(turnsOf(text)).toEqual([[speaker, words]])
  })

  test.each([
    'http://example.org is a page',
    'file:///C:/x[22.06.2025 19:01:51]',
    '12:30 we met',
    '[laughs] yes',
    '[1] a footnote',
    '[00:22:08] kommt man',
    'And then she said: yes',
    'The Five Words Of It: yes',
    'This is a very long sentence with a colon: yes',
  ])('%j is no turn', (text) => {
    expect(turnsOf(text)).toEqual([[undefined, text]])
  })

  test('a label in lower case is one if it recurs', () => {
    const text = 'participant 3: yes\nhe added: no\nparticipant 3: well'
    expect(turnsOf(text)).toEqual([
      ['participant 3', 'yes\nhe added: no'],
      ['participant 3', 'well'],
    ])
  })

  test('text before the first turn has no speaker, and a turn without words is none', () => {
    expect(turnsOf('Interview of May\n\nI: Hello\nB:\nI: Hello?')).toEqual([
      [undefined, 'Interview of May'],
      ['I', 'Hello'],
      ['I', 'Hello?'],
    ])
  })
})

describe('a fixed size', () => {
  test('ends at white space where there is some near the end', () => {
    const text = 'aaaa bbbb cccc dddd eeee ffff'
    expect(spoken(text, { by: 'size', size: 22, overlap: 0 })).toEqual(['aaaa bbbb cccc dddd', 'eeee ffff'])
  })
  test('overlaps exactly', () => {
    const passages = cut('x'.repeat(100), { by: 'size', size: 40, overlap: 15 })
    expect(passages).toEqual([
      { start: 0, end: 40 },
      { start: 25, end: 65 },
      { start: 50, end: 90 },
      { start: 75, end: 100 },
    ])
  })
  test('goes on after a gap wider than the size', () => {
    const text = `word${' '.repeat(100)}${'y'.repeat(30)}`
    expect(spoken(text, { by: 'size', size: 20, overlap: 19 })[0]).toBe('word')
    expect(spoken(text, { by: 'size', size: 20, overlap: 19 }).at(-1)).toBe('y'.repeat(20))
  })
})

const datasets = [
  new URL('../../../shared/datasets/', import.meta.url),
  new URL('../../../../shared/datasets/', import.meta.url),
]
const folder = datasets.find((url) => existsSync(url))
if (!folder) console.warn('skipped: the transcripts in ../shared/datasets are not there')

describe.skipIf(!folder)('real transcripts', () => {
  const real = (path: string) => normalise(readFileSync(new URL(path, folder), 'utf8'))

  it('of questions and answers with times', () => {
    const text = real('qca-aid/test_interview.txt')
    const [opening, ...turns] = cut(text, { by: 'turn' })
    expect(opening?.speaker).toBeUndefined()
    expect(turns.map(({ speaker }) => speaker).slice(0, 4)).toEqual(['FRAGE', 'ANTWORT', 'FRAGE', 'ANTWORT'])
    expect(turns).toHaveLength(text.match(/^(FRAGE|ANTWORT) \[/gm)!.length)
    expect(text.slice(turns[0]!.start)).toMatch(/^Wir wollen ja auch/)
    expect(new Set(turns.map(({ speaker }) => speaker))).toEqual(new Set(['FRAGE', 'ANTWORT']))
  })

  it('of a group with ids in brackets', () => {
    const text = real('qualcoder-examples/transcript.txt')
    const turns = cut(text, { by: 'turn' })
    expect(turns.map(({ speaker }) => speaker)).toEqual(['id1', 'id2', 'id3', 'id1', 'id3', 'id1', 'id2'])
    expect(text.slice(turns[0]!.start, turns[0]!.end)).toMatch(/^hello, I like the course/)
  })
})
