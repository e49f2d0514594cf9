import { z } from 'zod'
import { normalise } from '../text/normalise.ts'

/** What people wrote into a codebook file, in the form in which codebooks are hashed and shown. */
export const words = z.string().transform((text) => normalise(text).trim())

/** Names stand on one line. */
export const codeName = words.transform((name) => name.replace(/\s+/g, ' ')).pipe(z.string().min(1).max(200))

/** One rule or example an entry, a single one also without brackets; blank ones say nothing. */
export const wordings = z
  .union([z.array(words), words.transform((text) => [text])])
  .transform((texts) => texts.filter((text) => text !== ''))
  .default([])
