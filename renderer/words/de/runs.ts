import type { Words } from '../words.ts'

export const runs: Words['runs'] = {}
