import { ProviderId } from './ids.ts'

/** The coder that comes with the product: it runs in the process, and its calls cost nothing at all. */
export const lexicalId = ProviderId.parse('lexical')
