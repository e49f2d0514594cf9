import { z } from 'zod'
import { ProviderId } from './ids.ts'

/** A server that speaks the OpenAI protocol, wherever it stands. Its key is kept elsewhere and never here. */
export const ProviderConfig = z
  .object({
    id: ProviderId,
    name: z.string().min(1).max(100),
    kind: z.literal('openaiCompatible'),
    baseUrl: z.url({ protocol: /^https?$/ }),
    /** Models offered in the coder editor; may be empty. */
    models: z.array(z.string().min(1)).readonly(),
  })
  .readonly()
export type ProviderConfig = z.infer<typeof ProviderConfig>

/** What the settings screen writes, and only the host. Version 1 of the file. */
export const Settings = z
  .object({
    version: z.literal(1),
    language: z.enum(['system', 'en', 'de']),
    theme: z.enum(['system', 'light', 'dark']),
    density: z.enum(['comfortable', 'compact']),
    providers: z.array(ProviderConfig).readonly(),
    /** Questions under way at once, over all providers. */
    concurrency: z.int().min(1).max(1000),
    /** A folder of sharing tables, and the name of the one that new runs take; empty: the built-in one. */
    sharing: z
      .object({ folder: z.string().max(1000), table: z.string().max(100) })
      .readonly()
      .default({ folder: '', table: '' }),
    cache: z
      .object({
        enabled: z.boolean(),
        /** Replies older than this are asked again; 0 means never. */
        ttlSeconds: z.int().nonnegative(),
        memoryMb: z.int().min(8).max(1024),
      })
      .readonly(),
  })
  .readonly()
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  version: 1,
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  providers: [],
  concurrency: 20,
  sharing: { folder: '', table: '' },
  cache: { enabled: true, ttlSeconds: 0, memoryMb: 128 },
}

/** What a project allows to leave the machine, kept by the host and read before every call. */
export const Policy = z
  .object({
    version: z.literal(1),
    ai: z.boolean(),
    localOnly: z.boolean(),
    /** When the researcher agreed that texts of this project go to these hosts. */
    consent: z.array(z.object({ host: z.string(), at: z.iso.datetime() }).readonly()).readonly(),
  })
  .readonly()
export type Policy = z.infer<typeof Policy>

export const defaultPolicy: Policy = { version: 1, ai: true, localOnly: false, consent: [] }
