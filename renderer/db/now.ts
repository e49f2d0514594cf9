const iso = (milliseconds: number) => new Date(milliseconds).toISOString()

export const now = (): string => iso(Date.now())

/** Now, or one millisecond after `time` where the clock has not passed it: decisions keep their order also when clocks jump. */
export const nowAfter = (time: string | undefined): string => iso(Math.max(Date.now(), time ? Date.parse(time) + 1 : 0))
