import { expect, test } from 'vitest'
import type { Code } from '../../../shared/domain/code.ts'
import { CodeId } from '../../../shared/domain/ids.ts'
import { findCodes } from './findCodes.ts'

const code = (name: string, definition = '', parent?: string): Code => ({
  id: CodeId.parse(name.replaceAll(' ', '-')),
  name,
  definition,
  inclusion: [],
  exclusion: [],
  anchors: [],
  colour: '#000000',
  ...(parent === undefined ? {} : { parentId: CodeId.parse(parent) }),
})
const codes = [
  code('Time', 'How hours are spent'),
  code('Over time', '', 'Time'),
  code('Place'),
  code('Nähe', 'Being close'),
]
const names = (text: string) => findCodes(codes, text).map((c) => c.name)

test('names that begin with the text come first, then paths, then definitions', () => {
  expect(names('time')).toEqual(['Time', 'Over time'])
  expect(names('hours')).toEqual(['Time'])
})
test('accents and case do not matter', () => expect(names('NAHE')).toEqual(['Nähe']))
test('with nothing typed the codebook is shown in its order', () =>
  expect(names(' ')).toEqual(codes.map((c) => c.name)))
test('what fits nothing finds nothing', () => expect(names('zebra')).toEqual([]))
