import { expect, test } from 'vitest'
import { interview, robot, smallProject, survey } from '../../test/fixtures/smallProject.ts'
import { RunId } from '../domain/ids.ts'
import { RunSettings, RunUnit } from '../domain/run.ts'
import { runFromProject } from './runFromProject.ts'

const choices = {
  id: RunId.parse('run-000002'),
  name: 'Second',
  createdAt: '2026-03-02T10:00:00.000Z',
  coders: [robot],
} as const

test('a run takes over the codebook and the occasion in force, and screens with the first coder at temperature 0', () => {
  const { settings } = runFromProject(smallProject, choices)
  expect(RunSettings.parse(settings)).toEqual(settings)
  expect(settings).toMatchObject({
    codebook: smallProject.codebooks[1]!.codebook,
    codebookHash: smallProject.info.codebook,
    occasion: '1',
    strategy: 'sharedRelevance',
    dedupe: true,
    screening: { provider: 'lexical', model: 'lexical', temperature: 0 },
  })
  expect(settings.screening).not.toHaveProperty('seed')
})

test('S1-40 a run joins the occasion it names, and says how it uses the cache', () => {
  const { settings } = runFromProject(smallProject, { ...choices, occasion: 'fresh', cache: 'refresh', dedupe: false })
  expect(RunSettings.parse(settings)).toEqual(settings)
  expect(settings).toMatchObject({ occasion: 'fresh', cache: 'refresh', dedupe: false })
  expect(runFromProject(smallProject, choices).settings).not.toHaveProperty('cache')
})

test('its units are the segments of all documents, in order, and as many as it says', () => {
  const { settings, units } = runFromProject(smallProject, choices)
  const all = [...units]
  expect(all.map((unit) => RunUnit.parse(unit))).toHaveLength(504)
  expect(settings.units).toBe(504)
  expect(all.slice(0, 4)).toEqual([
    { segmentId: 'interview.0', text: 'I work at night. 🙂' },
    { segmentId: 'interview.1', text: 'I do not sleep.' },
    { segmentId: 'interview.2', text: 'Pay is low.' },
    { segmentId: 'survey.0', text: 'Answer 1.' },
  ])
  expect(all.at(-1)).toEqual({ segmentId: 'survey.500', text: 'Answer 501.' })
})

test('retired documents are left out, unless they are asked for', () => {
  const [first, second] = smallProject.documents
  const project = { ...smallProject, documents: [{ ...first!, retiredAt: '2026-03-02T10:00:00.000Z' }, second!] }
  const rest = runFromProject(project, choices)
  expect([...rest.units]).toHaveLength(501)
  expect(rest.settings.units).toBe(501)
  const asked = runFromProject(project, { ...choices, documents: [interview] })
  expect([...asked.units]).toHaveLength(3)
  expect(asked.settings.units).toBe(3)
  expect([...runFromProject(project, { ...choices, documents: [survey] }).units]).toHaveLength(501)
})

test('a project whose codebook is not among its versions is our mistake', () => {
  expect(() => runFromProject({ ...smallProject, codebooks: [] }, choices)).toThrow('the project has no codebook')
})
