import { ProviderId } from '../../../shared/domain/ids.ts'
import { lexicalId } from '../../../shared/domain/lexical.ts'
import { ProviderConfig } from '../../../shared/domain/settings.ts'

export interface ProviderDraft {
  readonly name: string
  readonly baseUrl: string
  readonly models: readonly string[]
}

/** Servers people run on their own machine, at the addresses they listen to when nothing else was said. */
export const presets: readonly ProviderDraft[] = [
  { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', models: [] },
  { name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1', models: [] },
  { name: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1', models: [] },
  { name: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1', models: [] },
]

export const isAddress = (baseUrl: string): boolean => ProviderConfig.unwrap().shape.baseUrl.safeParse(baseUrl).success

/**
 * The draft as a server of its own. Coders refer to it by its id, so a server that is changed keeps its own.
 *
 * @param others the servers there are besides.
 * @returns `undefined` as long as the draft is not complete.
 */
export function providerFrom(
  draft: ProviderDraft,
  id: ProviderId | undefined,
  others: readonly ProviderConfig[],
): ProviderConfig | undefined {
  const parsed = ProviderConfig.safeParse({
    id: id ?? newId(draft.name, [lexicalId, ...others.map((other) => other.id)]),
    name: draft.name.trim(),
    kind: 'openaiCompatible',
    baseUrl: draft.baseUrl.trim().replace(/\/+$/, ''),
    models: draft.models.map((model) => model.trim()).filter((model) => model !== ''),
  })
  return parsed.success ? parsed.data : undefined
}

/** A readable id, for it names the environment variable that may hold the key; numbered where another has it. */
function newId(name: string, taken: readonly ProviderId[]): ProviderId {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const base = words === '' ? 'server' : words
  for (let n = 1; ; n++) {
    const id = ProviderId.parse(n === 1 ? base : `${base}-${n}`)
    if (!taken.includes(id)) return id
  }
}
