import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { climateCodebook } from '../../../test/fixtures/qcaAid.ts'
import { complete, startOpenAIServer } from '../../../test/simulators/openaiServer.ts'
import { emptyFolder } from '../../../test/simulators/projectUnderTest.ts'
import { cli } from './cli.ts'

vi.setConfig({ testTimeout: 60_000 })

const csv = ['text', ...Array.from({ length: 30 }, (_, i) => `"Passage ${i % 11} about costs."`)].join('\n')

async function run(env: Readonly<Record<string, string>>, folder: string) {
  let err = ''
  const line = 'run texts.csv --codebook codebook.json --provider local --model m --coders 3 --project texts-a --quiet'
  const code = await cli(line.split(' '), {
    env,
    folder,
    out: () => {},
    err: (text) => {
      err += text
    },
    onInterrupt: () => () => {},
  })
  return { code, err }
}

async function journalIn(home: string): Promise<Buffer> {
  const runs = join(home, 'texts-a', 'runs')
  const [id = '', ...others] = await readdir(runs)
  expect(others).toEqual([])
  return readFile(join(runs, id, 'journal.jsonl'))
}

test('S0-40 the command line records a run, and replays it byte for byte without its server', async () => {
  const server = await startOpenAIServer(({ body }, response) => {
    const relevance = body.messages[0]?.content.includes('screen')
    const answer = relevance ? `{"relevant":${Math.random() < 0.7}}` : '{"codes":[]}'
    setTimeout(() => complete(response, answer), Math.random() * 10)
  })
  const folder = await emptyFolder()
  await writeFile(join(folder, 'texts.csv'), csv)
  await writeFile(join(folder, 'codebook.json'), JSON.stringify(climateCodebook))
  const newHome = async () => {
    const home = await emptyFolder()
    const providers = [{ id: 'local', name: 'Local', kind: 'openaiCompatible', baseUrl: server.baseUrl, models: [] }]
    await writeFile(join(home, 'settings.json'), JSON.stringify({ ...defaultSettings, providers }))
    return home
  }
  const recording = join(folder, 'recording.jsonl')
  const first = await newHome()
  expect(await run({ INTERCODER_HOME: first, INTERCODER_TEST_RECORD: recording }, folder)).toEqual({ code: 0, err: '' })
  await server.close()
  const recorded = await journalIn(first)
  expect(recorded.toString().split('\n').length).toBe(32)
  for (let time = 0; time < 2; time++) {
    const home = await newHome()
    expect(await run({ INTERCODER_HOME: home, INTERCODER_TEST_REPLAY: recording }, folder)).toEqual({
      code: 0,
      err: '',
    })
    expect((await journalIn(home)).equals(recorded)).toBe(true)
  }
})

test('S0-40 a recording that is missing or none is said', async () => {
  const folder = await emptyFolder()
  await writeFile(join(folder, 'texts.csv'), csv)
  await writeFile(join(folder, 'codebook.json'), JSON.stringify(climateCodebook))
  await writeFile(join(folder, 'none.jsonl'), '{"a":1}\n')
  const home = await emptyFolder()
  const told = async (env: Readonly<Record<string, string>>) =>
    (await run({ INTERCODER_HOME: home, ...env }, folder)).err
  expect(await told({ INTERCODER_TEST_REPLAY: join(folder, 'missing') })).toContain('There is no recording')
  expect(await told({ INTERCODER_TEST_REPLAY: join(folder, 'none.jsonl') })).toContain('is no part of a recording')
  expect(await told({ INTERCODER_TEST_REPLAY: 'a', INTERCODER_TEST_RECORD: 'b' })).toContain('exclude each other')
})
