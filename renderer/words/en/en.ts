import { shell } from './shell.ts'

/** English, and with it the list of everything that has to be said; German is checked against it. */
export const en = { shell } as const
