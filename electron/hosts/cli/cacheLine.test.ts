import { describe, expect, test } from 'vitest'
import { cacheCommandFrom } from './cacheLine.ts'
import { CommandFault } from './terminal.ts'

const read = (line: string) => cacheCommandFrom(line.split(' '))
function faultOf(line: string): string {
  try {
    read(line)
  } catch (error) {
    if (error instanceof CommandFault && error.code === 2) return error.message
    throw error
  }
  return ''
}

test.each(['stats', 'info', 'warm', 'relieve', 'advise'])('“%s” needs nothing else', (act) => {
  expect(read(act)).toEqual({ name: 'cache', act, json: false })
  expect(read(`${act} --json --project texts`)).toEqual({ name: 'cache', act, json: true, project: 'texts' })
  expect(faultOf(`${act} texts`)).toBe(`intercoder cache ${act} takes no argument such as “texts”.`)
})

test('the files of a bundle are named', () => {
  expect(read('export replies.jsonl')).toMatchObject({ act: 'export', file: 'replies.jsonl' })
  expect(read('import replies.jsonl')).toMatchObject({ act: 'import', file: 'replies.jsonl' })
  expect(faultOf('export')).toBe('Say which file the bundle is to be written into. See intercoder --help.')
})

test('damage is taken out only when that is asked for', () => {
  expect(read('verify')).toMatchObject({ act: 'verify', repair: false })
  expect(read('verify --repair')).toMatchObject({ act: 'verify', repair: true })
})

describe('clear', () => {
  test('without conditions means all', () => {
    expect(read('clear')).toEqual({ name: 'cache', act: 'clear', json: false, wish: {}, yes: false })
  })
  test('S1-13 takes every condition, all of which must hold', () => {
    const line =
      'clear --operation assignCodes --coder lexical-1 --model m --codebook 2 --run last-week --older-than 24h --confidence-below .3 --yes'
    expect(read(line)).toEqual({
      name: 'cache',
      act: 'clear',
      json: false,
      yes: true,
      wish: {
        operation: 'assignCodes',
        coderId: 'lexical-1',
        model: 'm',
        codebook: 2,
        run: 'last-week',
        olderThanSeconds: 86_400,
        confidenceBelow: 0.3,
      },
    })
  })
  test('tells replies that serve all coders from those of a coder of any name', () => {
    expect(read('clear --shared')).toMatchObject({ wish: { coderId: null } })
    expect(read('clear --coder shared')).toMatchObject({ wish: { coderId: 'shared' } })
    expect(faultOf('clear --shared --coder ana')).toContain('give one of them')
  })
  test.each([
    ['90s', 90],
    ['30m', 1800],
    ['12h', 43_200],
    ['7d', 604_800],
    ['2w', 1_209_600],
  ])('reads the age %s as %d seconds', (age, seconds) =>
    expect(read(`clear --older-than ${age}`)).toMatchObject({ wish: { olderThanSeconds: seconds } }),
  )
  test.each([
    ['clear --older-than 24', '--older-than takes a time such as 30m, 24h or 7d, and not “24”.'],
    ['clear --older-than -1h', 'argument'],
    ['clear --confidence-below 30', '--confidence-below takes a number from 0 to 1, and not “30”.'],
    ['clear --operation guess', '--operation takes judgeRelevance or assignCodes, and not “guess”.'],
    ['clear --codebook two', '--codebook takes a whole number from 1'],
    ['clear --coder a/b', '--coder takes a coder’s id, and not “a/b”.'],
    ['clear all', 'intercoder cache clear takes no argument such as “all”.'],
    ['clear --undo', 'cannot be brought back'],
  ])('refuses “%s”', (line, why) => expect(faultOf(line)).toContain(why))
})

test('a question is explained by its key, or all that a run asked by the run', () => {
  const key = 'ab'.repeat(32)
  expect(read(`explain ${key}`)).toMatchObject({ act: 'explain', of: { key } })
  expect(read('explain --run first')).toMatchObject({ act: 'explain', of: { run: 'first' } })
  expect(faultOf('explain first')).toContain('A run is named by --run')
  expect(faultOf('explain')).toContain('which question to explain')
})

test('an act that there is not is refused, with those that there are', () => {
  expect(faultOf('empty')).toBe(
    'There is no command “cache empty”. There is: stats, info, clear, explain, export, import, verify, warm, relieve, advise.',
  )
})
