import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { ClassicLevel } from 'classic-level'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'

/** Texts by key, on the disk, each with its checksum. What is put is found at once, and written in batches. */
export interface ReplyStore {
  /** `undefined` where there is none, or only a damaged one, which `told` is told of. */
  readonly get: (key: string) => string | undefined
  readonly put: (key: string, value: string) => void
  readonly delete: (key: string) => void
  /** Everything from `from` (inclusive) to `to` (exclusive) as it is now, in the order of keys; a damaged value is `undefined`. */
  readonly entries: (from: string, to: string) => AsyncGenerator<readonly [key: string, value: string | undefined]>
  /** Resolves when everything put so far would survive a power failure. */
  readonly sync: () => Promise<void>
  /** Gives the disk back what was deleted. */
  readonly compact: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Why there is no store: another process has it open, or the disk does not take it. */
export interface StoreProblem {
  readonly kind: 'locked' | 'unwritable'
  readonly detail: string
}

export type StoreTrouble =
  /** Entries the disk refused; they are lost, and asked for again one day. Nothing more is written until the next start. */
  | { readonly kind: 'unwritten'; readonly detail: string }
  | { readonly kind: 'damagedEntry'; readonly key: string }
  /** The whole store could not be read: it lies in `aside` now, and of its entries `kept` are in the new one. */
  | { readonly kind: 'replaced'; readonly aside: string; readonly kept: number; readonly detail: string }

/** Greater than every key that anybody else puts. */
const syncMark = '~synced'

/** Pages of this many entries are read at once. */
const pageSize = 500

/**
 * Opens the store, or makes it. A single entry may be damaged; the database is, when it cannot say what it holds: then it is put
 * aside and another begun, now or in the midst of the work.
 */
export async function openReplyStore(
  folder: string,
  told: (trouble: StoreTrouble) => void,
): Promise<Outcome<ReplyStore, StoreProblem>> {
  const opened = await openOrReplace(folder, told)
  if (!opened.ok) return opened
  let level = opened.value

  /** What is not yet on the disk; `undefined` is a deletion. */
  let pending = new Map<string, string | undefined>()
  let writing = new Map<string, string | undefined>()
  let flushing: Promise<void> | undefined
  let replacing: Promise<void> | undefined
  let refused = false

  function put(key: string, value: string | undefined) {
    if (refused) return
    pending.set(key, value)
    flushing ??= Promise.resolve().then(flush)
  }

  async function flush() {
    while (pending.size > 0) {
      await replacing
      ;[writing, pending] = [pending, new Map()]
      try {
        await level.batch(Array.from(writing, operation))
      } catch (error) {
        refuse(error)
      }
    }
    writing = new Map()
    flushing = undefined
  }

  /** After a refused write the database refuses all others, whatever room there may be by then. */
  function refuse(error: unknown) {
    if (!refused) told({ kind: 'unwritten', detail: reasonOf(error) })
    refused = true
    pending.clear()
  }

  function onDisk(key: string): string | undefined {
    if (replacing) return undefined
    try {
      return level.getSync(key)
    } catch (error) {
      replace(error)
      return undefined
    }
  }

  /** Puts the damaged store aside while the work goes on: until there is a new one, nothing is known. */
  function replace(error: unknown) {
    replacing ??= (async () => {
      try {
        await level.close()
        level = await putAside(folder, error, told)
      } catch (cause) {
        refuse(cause)
      } finally {
        replacing = undefined
      }
    })()
  }

  const get = (key: string) => {
    for (const map of [pending, writing]) if (map.has(key)) return map.get(key)
    const stored = onDisk(key)
    if (stored === undefined) return undefined
    const value = whole(key, stored)
    if (value === undefined) told({ kind: 'damagedEntry', key })
    return value
  }

  const sync = async () => {
    await flushing
    await replacing
    if (refused) return
    try {
      // One synchronous write carries everything written before it to the disk.
      await level.put(syncMark, new Date().toISOString(), { sync: true })
    } catch (error) {
      refuse(error)
    }
  }

  async function* entries(from: string, to: string) {
    await flushing
    await replacing
    const iterator = level.iterator({ gte: from, lt: to, fillCache: false })
    try {
      for (;;) {
        const page = await iterator.nextv(pageSize)
        if (page.length === 0) return
        for (const [key, stored] of page) yield [key, whole(key, stored)] as const
      }
    } catch (error) {
      if (!(await isDamage(folder, error))) throw error
      replace(error)
      await replacing
    } finally {
      await iterator.close()
    }
  }

  return succeed({
    get,
    put: (key, value) => put(key, value),
    delete: (key) => put(key, undefined),
    entries,
    sync,
    compact: async () => {
      await sync()
      if (!refused) await level.compactRange('', '~')
    },
    close: async () => {
      await sync()
      await level.close()
    },
  })
}

const operation = ([key, value]: readonly [string, string | undefined]) =>
  value === undefined
    ? ({ type: 'del', key } as const)
    : ({ type: 'put', key, value: `${checksum(key, value)}${value}` } as const)

/** Eight hexadecimal digits before the value. They cover the key as well: a reply under a wrong key is a wrong reply. */
const checksum = (key: string, value: string) => crc32(value, crc32(key)).toString(16).padStart(8, '0')

function whole(key: string, stored: string): string | undefined {
  const value = stored.slice(8)
  return stored.slice(0, 8) === checksum(key, value) ? value : undefined
}

async function openOrReplace(
  folder: string,
  told: (trouble: StoreTrouble) => void,
): Promise<Outcome<ClassicLevel, StoreProblem>> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    return fail(problemOf((await refusalOf(dirname(folder))) ?? error))
  }
  try {
    return succeed(await openLevel(folder))
  } catch (error) {
    if (!(await isDamage(folder, error))) return fail(problemOf(error))
    try {
      return succeed(await putAside(folder, error, told))
    } catch (cause) {
      return fail(problemOf(cause))
    }
  }
}

async function openLevel(folder: string): Promise<ClassicLevel> {
  // Loaded on first use: it is the one native module, and not every start needs it.
  const { ClassicLevel } = await import('classic-level')
  const level = new ClassicLevel(folder)
  await level.open()
  return level
}

/** Renames the damaged store, begins a new one, and takes over what can still be read and matches its checksum. */
async function putAside(folder: string, error: unknown, told: (trouble: StoreTrouble) => void): Promise<ClassicLevel> {
  const aside = `${folder}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  await rename(folder, aside)
  await mkdir(folder, { recursive: true })
  const level = await openLevel(folder)
  const kept = await salvage(aside, level)
  told({ kind: 'replaced', aside, kept, detail: reasonOf(error) })
  return level
}

/** @returns how many entries could be taken over. */
async function salvage(aside: string, into: ClassicLevel): Promise<number> {
  const { ClassicLevel } = await import('classic-level')
  let kept = 0
  try {
    await ClassicLevel.repair(aside)
    const damaged = await openLevel(aside)
    try {
      const iterator = damaged.iterator()
      for (let page = await iterator.nextv(pageSize); page.length > 0; page = await iterator.nextv(pageSize)) {
        const legible = page.filter(([key, stored]) => whole(key, stored) !== undefined)
        await into.batch(legible.map(([key, value]) => ({ type: 'put', key, value })))
        kept += legible.length
      }
    } finally {
      await damaged.close()
    }
  } catch {
    // What could not be read lies aside, and the count says what could.
  }
  return kept
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const innermost = (error: unknown): unknown => (error instanceof Error && error.cause ? error.cause : error)

/** Why nothing may be written at a place; of one that is not there yet, at the nearest that is. Node itself only says “no such file”. */
async function refusalOf(place: string): Promise<unknown> {
  try {
    await access(place, constants.W_OK)
    return undefined
  } catch (error) {
    return codeOf(error) === 'ENOENT' && dirname(place) !== place ? refusalOf(dirname(place)) : error
  }
}

/** The database says that its own files contradict each other, that one is gone, or cannot be read where others can. */
async function isDamage(folder: string, error: unknown): Promise<boolean> {
  const inner = innermost(error)
  if (codeOf(inner) === 'LEVEL_CORRUPTION' || /corruption|no such file/i.test(reasonOf(inner))) return true
  return isIllegible(folder, error)
}

/** An input error, though the folder takes files: it is the database's own pointers that lead nowhere. */
async function isIllegible(folder: string, error: unknown): Promise<boolean> {
  if (codeOf(innermost(error)) !== 'LEVEL_IO_ERROR') return false
  const probe = join(folder, 'probe')
  try {
    await access(join(folder, 'CURRENT'))
    await writeFile(probe, Buffer.alloc(8192))
    await rm(probe)
    return true
  } catch {
    return false // the folder is at fault, and the database may be whole
  }
}

function problemOf(error: unknown): StoreProblem {
  const inner = innermost(error)
  return { kind: codeOf(inner) === 'LEVEL_LOCKED' ? 'locked' : 'unwritable', detail: reasonOf(inner) }
}

function reasonOf(error: unknown): string {
  const inner = innermost(error)
  return inner instanceof Error ? inner.message : String(inner)
}
