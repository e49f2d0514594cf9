import type { Words } from '../words.ts'

export const insights: Words['insights'] = {}
