/** For the default branch of a switch over a union: reached only if a case was forgotten. */
export function assertNever(value: never, what: string): never {
  throw new Error(`unexpected ${what}: ${JSON.stringify(value)}`)
}
