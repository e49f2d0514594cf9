import type { Contract, Handlers } from './procedure.ts'

/** A call that is not in the contract, or whose input does not parse: the caller's mistake, or an attack. */
export class BadCall extends Error {
  override readonly name = 'BadCall'
}

/** Parses what comes in before any handler sees it: past this line, types are facts. */
export function bind<C extends Contract>(contract: C, handlers: Handlers<C>) {
  // A Map, not the object: `constructor` and `__proto__` are no procedures.
  const procedures = new Map(Object.entries(contract))
  return async (name: string, input: unknown): Promise<unknown> => {
    const procedure = procedures.get(name)
    if (!procedure) throw new BadCall(`there is no procedure “${name.slice(0, 60)}”`)
    const parsed = procedure.input.safeParse(input)
    if (!parsed.success)
      throw new BadCall(
        `${name}: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`,
      )
    return handlers[name]!(parsed.data as never)
  }
}
