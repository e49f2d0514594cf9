import { z } from 'zod'
import { CoderId, ProviderId } from './ids.ts'

/** Which model is asked, and how. A parameter that is absent is left to the provider, which is not the same as 0. */
export const ModelSettings = z
  .object({
    provider: ProviderId,
    model: z.string().min(1).max(200),
    temperature: z.number().min(0).max(2),
    topP: z.number().min(0).max(1).optional(),
    seed: z.int().optional(),
  })
  .readonly()
export type ModelSettings = z.infer<typeof ModelSettings>

export const AutomaticCoder = z
  .object({
    kind: z.literal('automatic'),
    id: CoderId,
    name: z.string().min(1).max(100),
    settings: ModelSettings,
    /** Who the model is asked to be, in the prompt; may be empty. */
    persona: z.string().max(4000),
  })
  .readonly()
export type AutomaticCoder = z.infer<typeof AutomaticCoder>

export const HumanCoder = z
  .object({ kind: z.literal('human'), id: CoderId, name: z.string().min(1).max(100) })
  .readonly()
export type HumanCoder = z.infer<typeof HumanCoder>

export const Coder = z.discriminatedUnion('kind', [HumanCoder, AutomaticCoder])
export type Coder = z.infer<typeof Coder>
