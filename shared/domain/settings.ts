import { z } from 'zod'
import { ProviderId } from './ids.ts'
import { OperationName } from './question.ts'

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

/** What the settings screen writes, and only the host. Version 2 of the file. */
export const Settings = z
  .object({
    version: z.literal(2),
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
        /** By operation: replies older than this are asked again. 0, or no figure at all, means never. */
        ttlSeconds: z.partialRecord(OperationName, z.int().nonnegative()).readonly(),
        memoryMb: z.int().min(8).max(1024),
        /** What the replies of one project may take on the disk; 0 means as much as they need. */
        maxMb: z.int().nonnegative().max(1_000_000),
        /** Where replies lie, in a folder for each project; empty: in the data folder. Takes effect at the next start. */
        folder: z.string().max(1000),
      })
      .readonly(),
  })
  .readonly()
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  version: 2,
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  providers: [],
  concurrency: 20,
  sharing: { folder: '', table: '' },
  cache: { enabled: true, ttlSeconds: {}, memoryMb: 128, maxMb: 0, folder: '' },
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
