export const reliability = {} as const
