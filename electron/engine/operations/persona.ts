import type { AutomaticCoder } from '../../../shared/domain/coder.ts'

/** The paragraph that says who a model is asked to be; none where no coder speaks, or one without a persona. */
export const personaOf = (coder: AutomaticCoder | undefined): readonly string[] =>
  coder?.persona ? [coder.persona] : []
