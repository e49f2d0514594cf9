import { describe, expect, it } from 'vitest'
import { ProviderId } from '../../../shared/domain/ids.ts'
import { isAddress, presets, providerFrom } from './providerDraft.ts'

const draft = { name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1', models: [] }

describe('a server that is set up', () => {
  it('gets a readable id of its own, which no other server and not the lexical coder has', () => {
    const first = providerFrom(draft, undefined, [])
    if (!first) throw new Error('the draft is complete')
    expect(first.id).toBe('lm-studio')
    expect(providerFrom(draft, undefined, [first])?.id).toBe('lm-studio-2')
    expect(providerFrom({ ...draft, name: 'Lexical' }, undefined, [])?.id).toBe('lexical-2')
    expect(providerFrom({ ...draft, name: '学校' }, undefined, [])?.id).toBe('server')
  })

  it('keeps its id when it is renamed, for coders refer to it', () => {
    const id = ProviderId.parse('lm-studio')
    expect(providerFrom({ ...draft, name: 'Lab' }, id, [])).toMatchObject({ id, name: 'Lab' })
  })

  it('needs a name and an address over http', () => {
    expect(providerFrom({ ...draft, name: '  ' }, undefined, [])).toBeUndefined()
    expect(providerFrom({ ...draft, baseUrl: 'ftp://a.example' }, undefined, [])).toBeUndefined()
    expect(isAddress('llm.example')).toBe(false)
    expect(isAddress('https://llm.example/v1')).toBe(true)
  })

  it('is kept without slashes at the end of its address and without blank models', () => {
    const kept = providerFrom({ name: ' Lab ', baseUrl: 'http://a.example/v1//', models: [' m ', ' '] }, undefined, [])
    expect(kept).toMatchObject({ name: 'Lab', baseUrl: 'http://a.example/v1', models: ['m'] })
  })

  it('is complete where it starts from a preset', () => {
    for (const preset of presets) expect(providerFrom(preset, undefined, [])).toBeDefined()
  })
})
