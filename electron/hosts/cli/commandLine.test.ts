import { describe, expect, test } from 'vitest'
import { type RunCommand, readCommandLine } from './commandLine.ts'
import { CommandFault } from './terminal.ts'

const read = (line: string, env = {}) => readCommandLine(line === '' ? [] : line.split(' '), env)
const run = (line: string, env = {}) => read(`run ${line}`, env) as RunCommand

function faultOf(line: string): string {
  try {
    read(line)
  } catch (error) {
    if (error instanceof CommandFault && error.code === 2) return error.message
    throw error
  }
  return ''
}

test.each([
  ['', 'help'],
  ['help', 'help'],
  ['--help', 'help'],
  ['-h', 'help'],
  ['run --help', 'help'],
  ['web -h', 'help'],
  ['--version', 'version'],
  ['-v', 'version'],
  ['web', 'web'],
  ['open x.intercoder', 'open'],
  ['cache', 'help'],
  ['cache --help', 'help'],
  ['cache clear -h', 'help'],
  ['cache stats', 'cache'],
])('“%s” is the command %s', (line, name) => expect(read(line).name).toBe(name))

test('three lexical coders code where nothing else is said', () => {
  expect(run('texts')).toEqual({
    name: 'run',
    input: 'texts',
    temperatures: [0, 0.2, 0.4],
    provider: 'lexical',
    model: 'lexical-1',
    mode: 'deductive',
    strategy: 'sharedRelevance',
    language: 'en',
    resume: false,
    fresh: false,
    dedupe: true,
    cache: 'use',
    canonical: [],
    yes: false,
    json: false,
    quiet: false,
  })
})

describe('the coders', () => {
  test('are as many as --coders says, each 0.2 warmer up to 2', () => {
    expect(run('x --coders 4').temperatures).toEqual([0, 0.2, 0.4, 0.6])
    expect(run('x --coders 12').temperatures.slice(-2)).toEqual([2, 2])
  })
  test('take the temperatures of a list, and need no number then', () => {
    expect(run('x --temperatures 0,0.5').temperatures).toEqual([0, 0.5])
    expect(run('x --temperatures=1 --coders=1').temperatures).toEqual([1])
  })
  test.each([
    'run x --coders 0',
    'run x --coders 101',
    'run x --coders two',
    'run x --coders 1.5',
    'run x --temperatures 0,,1',
    'run x --temperatures 3',
    'run x --temperatures=-1',
    'run x --temperatures warm',
    'run x --coders 2 --temperatures 0',
  ])('are refused in “%s”', (line) => expect(faultOf(line)).toMatch(/^--(coders|temperatures) /))
})

test('segments are cut as is said', () => {
  expect(run('x').segmentation).toBeUndefined()
  expect(run('x --segments turn').segmentation).toEqual({ by: 'turn' })
  expect(run('x --segments sentence --language de').segmentation).toEqual({ by: 'sentence', language: 'de' })
  expect(run('x --segments size').segmentation).toEqual({ by: 'size', size: 1000, overlap: 0 })
  expect(run('x --segments size --size 200 --overlap 50').segmentation).toEqual({ by: 'size', size: 200, overlap: 50 })
})

test('the language is that of the option, else of the environment', () => {
  expect(run('x', { LANG: 'de_DE.UTF-8' }).language).toBe('de-DE')
  expect(run('x', { LANG: 'C' }).language).toBe('en')
  expect(run('x --language fr', { LANG: 'de_DE.UTF-8' }).language).toBe('fr')
})

test('a port is taken as a number', () => {
  expect(read('web --port 4800')).toEqual({ name: 'web', port: 4800 })
})

test.each([
  ['code x', 'There is no command “code”. See intercoder --help.'],
  ['run', 'Say what is to be coded: a project, a folder, a file, or sample. See intercoder --help.'],
  ['run a b', 'There is one argument too many: “b”. Quote names that hold spaces.'],
  ['run x --fast', "Unknown option '--fast'. See intercoder --help."],
  ['run x --codebook', "Option '--codebook <value>' argument missing. See intercoder --help."],
  ['run x --mode inductive', '--mode takes deductive, and not “inductive”.'],
  ['run x --strategy none', '--strategy takes sharedRelevance or independentCoders, and not “none”.'],
  ['run x --segments word', '--segments takes paragraph or sentence or turn or row or size, and not “word”.'],
  ['run x --size 10', '--size and --overlap belong to --segments size.'],
  ['run x --segments size --size 100 --overlap 100', '--overlap must be smaller than --size.'],
  ['run x --out results.xlsx', '--out takes a file that ends with .csv or .intercoder, and not “results.xlsx”.'],
  ['run x --provider ollama', 'Say with --model which model of ollama is to code.'],
  ['run x --provider a/b', '--provider takes the name of a provider from the settings, and not “a/b”.'],
  ['run x --project ../..', '--project takes 6 to 64 lower-case letters, digits and hyphens, and not “../..”.'],
  ['run x --language ?', '--language takes a language tag such as en or de, and not “?”.'],
  ['web --port 0', '--port takes a whole number from 1 to 65535, and not “0”.'],
  ['web now', 'intercoder web takes no argument such as “now”.'],
  ['open', 'Say which project file to open. See intercoder --help.'],
])('“%s” is wrong use, and the sentence says why', (line, sentence) => expect(faultOf(line)).toBe(sentence))

describe('a run', () => {
  test('S1-40 is asked anew with --fresh', () => expect(run('x --fresh').fresh).toBe(true))
  test('asks about equal segments one by one with --no-dedupe', () => expect(run('x --no-dedupe').dedupe).toBe(false))
  test.each(['use', 'bypass', 'refresh', 'only'] as const)('S1-08 uses the cache as --cache %s says', (mode) =>
    expect(run(`x --cache ${mode}`).cache).toBe(mode),
  )
  test('takes answers over to passages that read alike only for the questions that are named', () => {
    expect(run('x --canonical judgeRelevance').canonical).toEqual(['judgeRelevance'])
    expect(run('x --canonical judgeRelevance,assignCodes').canonical).toEqual(['judgeRelevance', 'assignCodes'])
    expect(faultOf('run x --canonical all')).toContain('--canonical takes judgeRelevance or assignCodes')
  })
  test('knows no other way to use the cache', () =>
    expect(faultOf('run x --cache never')).toBe('--cache takes use or bypass or refresh or only, and not “never”.'))
})
