import type { Words } from '../words.ts'

export const project: Words['project'] = {}
