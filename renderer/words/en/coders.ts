export const coders = {} as const
