import { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { CoderId } from '../../../shared/domain/ids.ts'
import type { RunCommand } from './commandLine.ts'

/** `lexical-1`, `lexical-2`, …: one a temperature, with seeds 1, 2, …, so that no two have the same settings. */
export function codersFor({ provider, model, temperatures }: RunCommand): [AutomaticCoder, ...AutomaticCoder[]] {
  const coders = temperatures.map((temperature, i) => {
    const id = CoderId.parse(`${provider}-${i + 1}`)
    return AutomaticCoder.parse({
      kind: 'automatic',
      id,
      name: id,
      settings: { provider, model, temperature, seed: i + 1 },
      persona: '',
    })
  })
  const [first, ...others] = coders
  if (!first) throw new Error('a run without coders')
  return [first, ...others]
}
