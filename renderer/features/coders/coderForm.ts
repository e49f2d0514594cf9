import type { AutomaticCoder, Coder } from '../../../shared/domain/coder.ts'
import { ProviderId } from '../../../shared/domain/ids.ts'
import { lexicalId, lexicalModel } from '../../../shared/domain/lexical.ts'
import { idFrom } from './automaticCoders.ts'

/** An automatic coder while it is typed; an empty number field is an empty text. */
export interface CoderForm {
  readonly name: string
  readonly provider: string
  readonly model: string
  readonly temperature: number | string
  readonly seed: number | string
  readonly persona: string
}

export const formOf = (coder: AutomaticCoder | undefined): CoderForm => ({
  name: coder?.name ?? '',
  provider: coder?.settings.provider ?? lexicalId,
  model: coder && coder.settings.provider !== lexicalId ? coder.settings.model : '',
  temperature: coder?.settings.temperature ?? 0,
  seed: coder?.settings.seed ?? '',
  persona: coder?.persona ?? '',
})

export const formProblem = ({ name, provider, model }: CoderForm): 'nameMissing' | 'modelMissing' | undefined => {
  if (name.trim() === '') return 'nameMissing'
  return provider !== lexicalId && model.trim() === '' ? 'modelMissing' : undefined
}

/** The coder as typed. Only for forms without a problem. A seed left open is left to the provider, which is not the same as 0. */
export function coderFrom(
  form: CoderForm,
  edited: AutomaticCoder | undefined,
  coders: readonly Coder[],
): AutomaticCoder {
  const name = form.name.trim()
  const isLexical = form.provider === lexicalId
  const topP = edited?.settings.topP
  return {
    kind: 'automatic',
    id: edited?.id ?? idFrom(name, coders),
    name,
    settings: {
      provider: ProviderId.parse(form.provider),
      model: isLexical ? lexicalModel : form.model.trim(),
      temperature: typeof form.temperature === 'number' ? form.temperature : 0,
      ...(topP !== undefined && !isLexical && { topP }),
      ...(typeof form.seed === 'number' && { seed: form.seed }),
    },
    // The lexical coder reads no persona, so keeping one would tell two equal coders apart.
    persona: isLexical ? '' : form.persona.trim(),
  }
}
