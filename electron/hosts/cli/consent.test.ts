import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ProjectId, ProviderId } from '../../../shared/domain/ids.ts'
import { lexicalId } from '../../../shared/domain/lexical.ts'
import { defaultPolicy, type Policy } from '../../../shared/domain/settings.ts'
import { readPolicy, writePolicy } from '../policyFile.ts'
import { requireConsent } from './consent.ts'

const project = ProjectId.parse('some-texts')
const provider = ProviderId.parse('far')
const log = () => undefined
let dataFolder: string
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'intercoder-consent-'))
})
afterEach(() => rm(dataFolder, { recursive: true }))

const range = { low: 10, high: 40 }
const preview = (hosts: readonly string[]) => async () => ({
  segments: 12,
  distinct: 10,
  known: 0,
  calls: range,
  tokens: range,
  milliseconds: range,
  hosts,
})
const ports = () => ({
  dataFolder,
  policy: (id: ProjectId) => readPolicy(dataFolder, id, log),
  now: () => Date.parse('2026-03-02T10:00:00.000Z'),
})
const allow = (policy: Partial<Policy>) => writePolicy(dataFolder, project, { ...defaultPolicy, ...policy })
const require = (yes: boolean, hosts: readonly string[], by = provider) =>
  requireConsent({ provider: by, yes }, project, preview(hosts), ports())
const agreed = async () => (await readPolicy(dataFolder, project, log)).consent.map(({ host }) => host)

test('without consent nothing goes out, and the sentence says what would', async () => {
  await expect(require(false, ['far.example:443'])).rejects.toMatchObject({
    code: 3,
    message:
      'The texts of 12 segments and the codebook would go to far.example:443, in 10 to 40 calls. Nothing was sent. Add --yes where that is agreed to for this project.',
  })
  expect(await agreed()).toEqual([])
})

test('consent is given once for a project and a host, and written down', async () => {
  await require(true, ['far.example:443'])
  expect(await agreed()).toEqual(['far.example:443'])
  await require(false, ['far.example:443'])
  await expect(require(false, ['far.example:443', 'other.example:443'])).rejects.toThrow(
    'would go to other.example:443,',
  )
  await require(true, ['far.example:443', 'other.example:443'])
  expect(await agreed()).toEqual(['far.example:443', 'other.example:443'])
})

test('models on this machine and the lexical coder need none', async () => {
  await require(false, [])
  await require(false, ['never.asked:1'], lexicalId)
  expect(await agreed()).toEqual([])
})

test('consent does not overrule a project that allows this machine only, or no AI at all', async () => {
  await allow({ localOnly: true })
  await expect(require(true, ['far.example:443'])).rejects.toThrow('this machine only')
  await require(true, [])
  await allow({ ai: false })
  await expect(require(true, [])).rejects.toThrow('AI is turned off')
  expect(await agreed()).toEqual([])
})
