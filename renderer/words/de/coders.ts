import type { Words } from '../words.ts'

export const coders: Words['coders'] = {}
