/** From 0 to 1; absent where nothing was looked up, which is not the same as nothing found. */
export const hitRate = ({ lookups, hits }: { readonly lookups: number; readonly hits: number }): number | undefined =>
  lookups === 0 ? undefined : hits / lookups
