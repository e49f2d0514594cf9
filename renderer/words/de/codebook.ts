import type { Words } from '../words.ts'

export const codebook: Words['codebook'] = {}
