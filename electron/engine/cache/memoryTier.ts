import type { CacheTier, Found, ReplyRecord } from './tier.ts'

export interface MemoryTier extends CacheTier {
  /** Changes nobody's place: whoever only looks must not push out what is in use. */
  readonly peek: CacheTier['get']
  readonly has: (record: ReplyRecord) => boolean
  readonly records: () => Iterable<Found>
  /** Accounted bytes never exceed the budget. */
  readonly holds: () => { readonly entries: number; readonly bytes: number; readonly budget: number }
  /** Entries that had to leave for want of room. */
  readonly evicted: () => number
}

/** What an entry takes in memory besides its text: objects for what the text writes as braces, map slot, links. */
export const overheadBytes = 400

/**
 * How many rounds an entry of each rank outlasts one of the lowest. A shared reply serves every coder, so it is looked up k
 * times as often, and every coding rests on it; a long prompt costs more to ask again. Each doubles the rounds.
 */
const rounds = [1, 2, 4, 8] as const

/** Tokens from which a reply counts as expensive: a codebook of some twenty codes with their rules. */
const expensiveTokens = 2000

interface Slot extends Found {
  readonly rank: number
  /** The round in which the entry may leave. */
  due: number
  older: Slot | Ring
  newer: Slot | Ring
}

/** The ends of a rank's list: `newer` is the entry used longest ago, `older` the one used last. */
interface Ring {
  older: Slot | Ring
  newer: Slot | Ring
}

/**
 * The replies used last, up to `budget` bytes, as frozen objects: a hit parses nothing, and nobody can alter what others read.
 *
 * Who leaves first is decided as in GreedyDual (Young, N. 1994. The k-server dual and loose competitiveness for paging): using
 * an entry puts its end off by its rank's rounds, the entry due first leaves, and the clock moves on to it. Within a rank that
 * is least recently used; between ranks codings leave before shared and expensive replies, yet nothing that is never used
 * again stays for ever, as it would with strict classes.
 */
export function createMemoryTier(budget: number): MemoryTier {
  /** By frame, then by unit: both digests were hashed long ago, and strings that are the same object compare at once. */
  const shelves = new Map<string, Map<string, Slot>>()
  const rings = rounds.map(createRing)
  let [entries, used, round, evicted] = [0, 0, 0, 0]

  const slotOf = (frame: string, unit: string) => shelves.get(frame)?.get(unit)

  function use(slot: Slot) {
    const ring = rings[slot.rank]!
    slot.due = round + rounds[slot.rank]!
    if (ring.older === slot) return
    unlink(slot)
    link(slot, ring)
  }

  function remove(slot: Slot) {
    const { frame, unit } = slot.record
    const shelf = shelves.get(frame)
    shelf?.delete(unit)
    if (shelf?.size === 0) shelves.delete(frame)
    unlink(slot)
    used -= slot.bytes
    entries--
  }

  function evictOne() {
    let victim: Slot | undefined
    for (const ring of rings) {
      const { newer: oldest } = ring
      if (isSlot(oldest) && (!victim || oldest.due < victim.due)) victim = oldest
    }
    if (!victim) return
    round = victim.due
    remove(victim)
    evicted++
  }

  return {
    name: 'memory',
    get: (frame, unit) => {
      const slot = slotOf(frame.digest, unit.digest)
      if (slot) use(slot)
      return slot
    },
    peek: (frame, unit) => slotOf(frame.digest, unit.digest),
    has: ({ frame, unit }) => slotOf(frame, unit) !== undefined,
    put: ({ record, bytes: serialised }) => {
      const before = slotOf(record.frame, record.unit)
      if (before) remove(before)
      const bytes = serialised + overheadBytes
      // It would push out everything, and leave as the last.
      if (bytes > budget) return
      while (used + bytes > budget) evictOne()
      const rank = rankOf(record)
      const ring = rings[rank]!
      const slot: Slot = {
        record: deepFreeze(record),
        bytes,
        rank,
        due: round + rounds[rank]!,
        older: ring,
        newer: ring,
      }
      const shelf = shelves.get(record.frame) ?? new Map<string, Slot>()
      shelves.set(record.frame, shelf.set(record.unit, slot))
      link(slot, ring)
      used += bytes
      entries++
    },
    forget: ({ frame, unit }) => {
      const slot = slotOf(frame, unit)
      if (slot) remove(slot)
    },
    records: function* () {
      for (const shelf of shelves.values()) yield* shelf.values()
    },
    holds: () => ({ entries, bytes: used, budget }),
    evicted: () => evicted,
    sync: async () => {},
    close: async () => shelves.clear(),
  }
}

export function rankOf({ coderId, attempts }: ReplyRecord): number {
  const { input = 0, output = 0 } = attempts.at(-1)?.usage ?? {}
  return (coderId === null ? 2 : 0) + (input + output >= expensiveTokens ? 1 : 0)
}

function createRing(): Ring {
  const ring = {} as Ring
  ring.older = ring
  ring.newer = ring
  return ring
}

const isSlot = (place: Slot | Ring): place is Slot => 'record' in place

/** Puts the entry where the one used last stands. */
function link(slot: Slot, ring: Ring) {
  slot.older = ring.older
  slot.newer = ring
  ring.older.newer = slot
  ring.older = slot
}

function unlink({ older, newer }: Slot) {
  older.newer = newer
  newer.older = older
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
