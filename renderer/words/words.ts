import type { en } from './en/en.ts'

type Translated<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Translated<T[Key]> }

/** The shape of one language: a sentence that is missing in another language does not compile. */
export type Words = Translated<typeof en>
