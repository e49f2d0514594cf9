import type { z } from 'zod'

/** One thing the page may ask of the host: what goes in, and what comes back. */
export interface Procedure<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input
  readonly output: Output
}

export const procedure = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Procedure<Input, Output> => ({ input, output })

export type Contract = Readonly<Record<string, Procedure>>

export type Client<C extends Contract> = {
  readonly [Name in keyof C]: (input: z.input<C[Name]['input']>) => Promise<z.output<C[Name]['output']>>
}
export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (input: z.output<C[Name]['input']>) => Promise<z.input<C[Name]['output']>>
}
