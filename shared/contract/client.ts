import type { Client, Contract } from './procedure.ts'

/** The same client over any wire: messages on the desktop, HTTP on the web, a plain call in tests. */
export const connect = <C extends Contract>(
  contract: C,
  send: (name: string, input: unknown) => Promise<unknown>,
): Client<C> =>
  Object.fromEntries(
    Object.entries(contract).map(([name, { output }]) => [
      name,
      async (input: unknown) => output.parse(await send(name, input)),
    ]),
  ) as unknown as Client<C>
