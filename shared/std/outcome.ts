/** The result of something the world may refuse: a value, or a failure that the caller is asked about. */
export type Outcome<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

export const succeed = <Value>(value: Value) => ({ ok: true, value }) as const
export const fail = <Failure>(failure: Failure) => ({ ok: false, failure }) as const
