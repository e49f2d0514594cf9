import type { Words } from '../words.ts'

export const reliability: Words['reliability'] = {}
