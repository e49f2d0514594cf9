import type { z } from 'zod'
import type { ManualCoding } from '../domain/manualCoding.ts'
import type { contract } from './contract.ts'
import type { Procedure } from './procedure.ts'

/** Is there, anywhere inside T, a place that holds a manual coding or would accept one unnoticed? */
type Admits<T> = T extends string | number | boolean | null | undefined | void | Uint8Array
  ? false
  : T extends readonly (infer E)[]
    ? Admits<E>
    : T extends ManualCoding
      ? true
      : ManualCoding extends T
        ? true
        : T extends object
          ? { [K in keyof T]: Admits<T[K]> }[keyof T]
          : false

type Leaks<C> = {
  [K in keyof C]: C[K] extends Procedure<infer I, infer O>
    ? true extends Admits<z.output<I>> | Admits<z.output<O>>
      ? K
      : never
    : never
}[keyof C]

/** No manual coding crosses to the engine: otherwise this line does not compile, and the error names the procedure. */
const none: [Leaks<typeof contract>] extends [never] ? true : Leaks<typeof contract> = true
void none
