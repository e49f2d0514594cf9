import { expect, test } from 'vitest'
import { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { coderFrom, formOf, formProblem } from './coderForm.ts'

const coder = AutomaticCoder.parse({
  kind: 'automatic',
  id: 'strict',
  name: 'Strict reader',
  settings: { provider: 'ollama', model: 'llama3.1:8b', temperature: 0.3, topP: 0.9, seed: 0 },
  persona: 'You doubt first.',
})

test('a coder comes out of the form as it went in', () => {
  expect(coderFrom(formOf(coder), coder, [coder])).toEqual(coder)
})

test('a seed left open is no seed, and 0 is one', () => {
  expect(coderFrom({ ...formOf(coder), seed: '' }, coder, [coder]).settings).not.toHaveProperty('seed')
  expect(coderFrom(formOf(coder), coder, [coder]).settings.seed).toBe(0)
})

test('a new coder has an id made of its name', () => {
  expect(coderFrom(formOf(coder), undefined, [])).toMatchObject({ id: 'strict-reader', name: 'Strict reader' })
})

test('a lexical coder keeps nothing that it would not read', () => {
  const { settings, persona } = coderFrom({ ...formOf(coder), provider: 'lexical' }, coder, [coder])
  expect(settings).toEqual({ provider: 'lexical', model: 'lexical-1', temperature: 0.3, seed: 0 })
  expect(persona).toBe('')
})

test('a coder needs a name, and one that is no lexical coder a model', () => {
  expect(formProblem({ ...formOf(coder), name: ' ' })).toBe('nameMissing')
  expect(formProblem({ ...formOf(coder), model: '' })).toBe('modelMissing')
  expect(formProblem({ ...formOf(undefined), name: 'L' })).toBeUndefined()
})
