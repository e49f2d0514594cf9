import { ProviderId } from './ids.ts'

/** The coder that comes with the product: it runs in the process, and its calls cost nothing at all. */
export const lexicalId = ProviderId.parse('lexical')

/** Its version, and its model's name: another version codes otherwise, so it is another model and asked anew. */
export const lexicalModel = 'lexical-1'
