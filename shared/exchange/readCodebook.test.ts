import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { Codebook, codePath } from '../domain/codebook.ts'
import { readCodebook } from './readCodebook.ts'

const read = (content: unknown) =>
  readCodebook('book.json', typeof content === 'string' ? content : JSON.stringify(content))
const good = (content: unknown): Codebook => {
  const result = read(content)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return Codebook.parse(result.value)
}
const pathsOf = ({ codes }: Codebook) => codes.map(({ id }) => codePath(codes, id).join(' > '))

describe('our own form', () => {
  test('keeps all that a code says', () => {
    const codebook = good({
      name: 'Work',
      researchQuestion: 'How?',
      rules: ['Code what is said.'],
      severalCodes: false,
      codes: [
        {
          name: ' Hours ',
          definition: 'Time at work',
          rules: ['overtime', ' '],
          exclusions: ['holidays'],
          examples: ['I stay late'],
          scale: { level: 'ordinal', min: 1, max: 3, labels: [] },
          codes: [{ name: 'Night' }],
        },
      ],
    })
    expect(codebook).toMatchObject({
      name: 'Work',
      researchQuestion: 'How?',
      rules: ['Code what is said.'],
      severalCodes: false,
    })
    expect(codebook.codes[0]).toMatchObject({
      name: 'Hours',
      definition: 'Time at work',
      inclusion: ['overtime'],
      exclusion: ['holidays'],
      anchors: [{ text: 'I stay late' }],
      scale: { level: 'ordinal', min: 1, max: 3 },
    })
    expect(codebook.codes[1]).toMatchObject({ name: 'Night', parentId: codebook.codes[0]!.id, definition: '' })
    expect(new Set(codebook.codes.map(({ colour }) => colour)).size).toBe(2)
  })

  test('needs no more than codes with names', () => {
    expect(good({ codes: [{ name: 'a' }] })).toMatchObject({
      name: 'book',
      severalCodes: true,
      rules: [],
      researchQuestion: '',
    })
  })

  test('the same name under two parents is two codes', () => {
    const codebook = good({ codes: ['a', 'b'].map((name) => ({ name, codes: [{ name: 'other' }] })) })
    expect(pathsOf(codebook)).toEqual(['a', 'a > other', 'b', 'b > other'])
    expect(new Set(codebook.codes.map(({ id }) => id)).size).toBe(4)
  })

  test('an id depends on the path alone', () => {
    const one = good({ codes: [{ name: 'x' }, { name: 'Überstunden & mehr', definition: 'a' }] })
    const other = good({ codes: [{ name: 'U\u0308berstunden & mehr', definition: 'b' }] })
    expect(one.codes[1]!.id).toBe(other.codes[0]!.id)
    expect(one.codes[1]!.id).toMatch(/^überstunden-mehr-[0-9a-f]{10}$/)
  })

  test.each(['__proto__', 'constructor', 'toString', '../../x', '=1+1', '☃', '\u202eabc', '💥'.repeat(100)])(
    'a code may be called %j',
    (name) => {
      expect(good({ codes: [{ name, codes: [{ name }] }] }).codes.map((code) => code.name)).toEqual([name, name])
    },
  )
})

describe('QCA-AID’s form', () => {
  test('subcategories may be an object of texts, an object of categories or a list', () => {
    const codebook = good({
      forschungsfrage: 'Wie?',
      kodierregeln: { general: ['Nur Explizites'], format: ['JSON'], exclusion: ['Fußnoten'] },
      deduktive_kategorien: {
        A: { definition: 'a', rules: ['r'], examples: ['e'], subcategories: { B: 'b', C: { definition: 'c' } } },
        D: { definition: 'd', subcategories: ['E', { name: 'F', definition: 'f' }] },
      },
    })
    expect(codebook).toMatchObject({ researchQuestion: 'Wie?', rules: ['Nur Explizites', 'Nicht kodieren: Fußnoten'] })
    expect(pathsOf(codebook)).toEqual(['A', 'A > B', 'A > C', 'D', 'D > E', 'D > F'])
    expect(codebook.codes.map(({ definition }) => definition)).toEqual(['a', 'b', 'c', 'd', '', 'f'])
    expect(codebook.codes[0]).toMatchObject({ inclusion: ['r'], anchors: [{ text: 'e' }] })
  })

  test('a category called __proto__ is one', () => {
    expect(
      pathsOf(good('{"deduktive_kategorien":{"__proto__":{"definition":"d","subcategories":{"__proto__":"x"}}}}')),
    ).toEqual(['__proto__', '__proto__ > __proto__'])
  })

  test('a category written twice is told, although JSON would forget one', () => {
    const text =
      '{"deduktive_kategorien":{"A\\"{":{"definition":"1"}, "B":{"definition":"A"}, "A\\"{" : {"definition":"2"}}}'
    expect(read(text)).toMatchObject({ ok: false, failure: { code: 'duplicateCode', detail: 'A"{' } })
  })

  test('a problem is told with its place in that form', () => {
    const content = { deduktive_kategorien: { A: { definition: 'a', subcategories: { B: { rules: [1] } } } } }
    expect(read(content)).toMatchObject({
      ok: false,
      failure: { code: 'notACodebook', detail: 'deduktive_kategorien.A.subcategories.B.rules' },
    })
  })
})

describe('a bad codebook', () => {
  const deep = (levels: number) => `${'{"codes":[{"name":"a","codes":['.repeat(levels)}${']}]}'.repeat(levels)}`
  test.each([
    ['empty', ' \n', undefined],
    ['notJson', '{"codes": [}', undefined],
    ['notJson', 'codes:\n  - a', undefined],
    ['notACodebook', '[]', ''],
    ['notACodebook', 'null', ''],
    ['notACodebook', '{}', 'codes'],
    ['notACodebook', '{"codes":[]}', 'codes'],
    ['notACodebook', '{"codes":{"a":1}}', 'codes'],
    ['notACodebook', '{"codes":[{"name":"a"},{"name":""}]}', 'codes[1].name'],
    ['notACodebook', '{"codes":[{"name":7}]}', 'codes[0].name'],
    ['notACodebook', `{"codes":[{"name":"${'x'.repeat(201)}"}]}`, 'codes[0].name'],
    ['notACodebook', '{"codes":[{"name":"a","codes":[{"name":"b","definition":[]}]}]}', 'codes[0].codes[0].definition'],
    [
      'notACodebook',
      '{"codes":[{"name":"a","scale":{"level":"ordinal","min":3,"max":1,"labels":[]}}]}',
      'codes[0].scale',
    ],
    ['notACodebook', '{"deduktive_kategorien":null}', 'deduktive_kategorien'],
    ['notACodebook', deep(5000), undefined],
    ['duplicateCode', '{"codes":[{"name":"a"},{"name":" a"}]}', 'a'],
    ['duplicateCode', '{"codes":[{"name":"a","id":"x"},{"name":"a","id":"y"}]}', 'a'],
    ['duplicateCode', '{"codes":[{"name":"a","id":"x"},{"name":"b","id":"x"}]}', 'b'],
    ['duplicateCode', '{"codes":[{"name":"w","codes":[{"name":"e\u0301"},{"name":"\u00e9"}]}]}', 'w > \u00e9'],
  ])('is told as %s: %.60s', (code, text, detail) => {
    const result = read(text)
    if (result.ok) throw new Error('was read')
    expect(result.failure).toMatchObject({ file: 'book.json', code })
    expect(result.failure.detail).toBe(detail)
  })

  test('a fault in the JSON is told with its row, where that is known', () => {
    const result = read('{\n"codes": [\n{"name": "a",}\n]}')
    expect(result).toMatchObject({ ok: false, failure: { code: 'notJson', row: 3 } })
  })
})

const places = ['../../../shared/', '../../../../shared/'].map(
  (path) => new URL(`${path}datasets/qca-aid/`, import.meta.url),
)
const folder = places.find((url) => existsSync(url))
if (!folder) console.warn('skipped: the codebook in ../shared/datasets/qca-aid is not there')

it.skipIf(!folder)('reads QCA-AID’s own example', () => {
  const text = readFileSync(new URL('QCA-AID-Codebook-Example.json', folder), 'utf8')
  const codebook = good(text)
  const roots = codebook.codes.filter(({ parentId }) => parentId === undefined)
  expect(roots).toHaveLength(9)
  expect(codebook.codes.length).toBeGreaterThan(20)
  expect(roots.every(({ inclusion, anchors }) => inclusion.length > 0 && anchors.length > 0)).toBe(true)
  expect(codebook.rules).toHaveLength(9)
})
