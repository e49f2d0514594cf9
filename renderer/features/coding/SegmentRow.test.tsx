import { expect, test } from 'vitest'
import type { Code } from '../../../shared/domain/code.ts'
import { CodeId } from '../../../shared/domain/ids.ts'
import { show } from '../../../test/showComponent.tsx'
import { type AutomaticNote, SegmentRow } from './SegmentRow.tsx'

const work = CodeId.parse('work')
const code = (name: string): Code => ({
  id: work,
  name,
  definition: '',
  inclusion: [],
  exclusion: [],
  anchors: [],
  colour: '#0072b2',
})
const coded = (coder: string, start: number | undefined, end: number | undefined, text = 'words'): AutomaticNote => ({
  coder,
  outcome: {
    kind: 'coded',
    codes: [{ codeId: work, quote: start === undefined || end === undefined ? { text } : { text, start, end } }],
  },
})

interface Row {
  readonly text: string
  readonly automatic?: readonly AutomaticNote[]
  readonly focused?: boolean
  readonly speaker?: string
  readonly name?: string
}
const row = ({ text, automatic = [], focused = true, speaker, name = 'Work' }: Row) =>
  show(
    <SegmentRow
      ordinal={4}
      text={text}
      speaker={speaker}
      row={undefined}
      focused={focused}
      mine={undefined}
      automatic={automatic}
      codes={[code(name)]}
      editable
      onSelect={() => {}}
      onRemove={() => {}}
    />,
  )
const marks = (place: HTMLElement) => [...place.querySelectorAll('mark')].map(({ textContent }) => textContent)

test('quotes are underlined where they stand, in text with emoji and combining marks as well', async () => {
  const text = '👩‍🌾 I weed 🌱 all day, ça va, e\u0301te\u0301.'
  const from = text.indexOf('🌱 all')
  const summer = text.indexOf('e\u0301te')
  const place = row({
    text,
    automatic: [coded('A', from, from + '🌱 all day'.length), coded('B', summer, text.length - 1)],
  })
  expect(marks(place)).toEqual(['🌱 all day', 'e\u0301te\u0301'])
  expect(place.querySelector('article')?.textContent).toContain(text)
})

test('quotes that overlap are underlined once, and the text stays whole', async () => {
  const place = row({ text: 'abcdefghij', automatic: [coded('A', 4, 8), coded('B', 1, 5), coded('C', 8, 9)] })
  expect(marks(place)).toEqual(['bcdefghi'])
  expect(place.querySelector('button')?.textContent).toBe('5abcdefghij')
})

test('a quote that was not found is flagged, and nothing is underlined', async () => {
  const place = row({ text: 'I weed all day.', automatic: [coded('A', undefined, undefined, 'I rest')] })
  expect(marks(place)).toEqual([])
  expect(place.querySelector('[aria-label="The quote is not in the segment"]')).not.toBeNull()
})

test('only the open segment is underlined', async () => {
  const place = row({ text: 'abcdef', automatic: [coded('A', 0, 3)], focused: false })
  expect(marks(place)).toEqual([])
})

test('hostile texts, speakers, names and reasons are shown as text', async () => {
  const hostile = '<img src=x onerror="window.struck=1"><script>window.struck=1</script>&lt;b&gt;'
  const place = row({
    text: hostile,
    speaker: hostile,
    name: hostile,
    automatic: [coded(hostile, 0, 4), { coder: 'B', outcome: { kind: 'failed', reason: hostile } }],
  })
  expect(place.querySelector('img, script, b')).toBeNull()
  expect(place.textContent?.split('<img').length).toBe(6)
  expect(marks(place)).toEqual(['<img'])
  expect('struck' in window).toBe(false)
})
