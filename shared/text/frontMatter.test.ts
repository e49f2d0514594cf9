import { expect, test } from 'vitest'
import { readFrontMatter } from './frontMatter.ts'

test('simple lines become attributes and leave the text', () => {
  const { attributes, text } = readFrontMatter(
    '---\nsite: "Kiel: north"\nwave: 2\n# note\n\ndate: 2024-05-01\n---\n# Title\n',
  )
  expect(attributes).toEqual([
    { name: 'site', type: 'text', value: 'Kiel: north' },
    { name: 'wave', type: 'number', value: 2 },
    { name: 'date', type: 'date', value: '2024-05-01' },
  ])
  expect(text).toBe('# Title\n')
})

test.each([
  ['no front matter', '# Title\n---\na: b\n---\n'],
  ['a list', '---\ntags:\n  - a\n---\ntext'],
  ['a repeated key', '---\na: 1\na: 2\n---\ntext'],
  ['no end', '---\na: 1\ntext'],
  ['a line that is no pair', '---\nWe met.\n---\ntext'],
])('%s stays in the text', (_, text) => {
  expect(readFrontMatter(text)).toEqual({ attributes: [], text })
})
