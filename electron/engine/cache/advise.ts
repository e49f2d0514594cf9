/** From the hit rate so far, what memory would suit. */
export interface Advice {
  readonly memoryMb: number
  readonly adviceMb?: number
  readonly reason: 'tooFewLookups' | 'raise' | 'lower' | 'keep'
}

export interface MemoryUse {
  readonly memoryMb: number
  /** Look-ups that could have been answered from memory, had it room for everything, and those that were. */
  readonly answerable: number
  readonly answered: number
  /** Entries that had to leave for want of room: where none had to, more room changes nothing. */
  readonly evicted: number
}

/** Fewer look-ups than this say nothing about the next ones. */
const enoughLookups = 100
const [targetRate, amplRate, largeMb] = [0.75, 0.85, 200] as const
/** What the settings admit. */
const [leastMb, mostMb] = [8, 1024] as const

/** Below the target half as much again; well above it, and large, a fifth less; else as it is. */
export function adviseMemory({ memoryMb, answerable, answered, evicted }: MemoryUse): Advice {
  if (answerable < enoughLookups) return { memoryMb, reason: 'tooFewLookups' }
  const rate = answered / answerable
  const wished = (factor: number) => Math.min(mostMb, Math.max(leastMb, Math.round(memoryMb * factor)))
  if (rate < targetRate && evicted > 0 && wished(1.5) > memoryMb)
    return { memoryMb, adviceMb: wished(1.5), reason: 'raise' }
  if (rate > amplRate && memoryMb > largeMb) return { memoryMb, adviceMb: wished(0.8), reason: 'lower' }
  return { memoryMb, adviceMb: memoryMb, reason: 'keep' }
}
