import { liveQuery } from 'dexie'
import type { ProjectDatabase } from './database.ts'
import { type Saver, saveProject } from './saveProject.ts'
import { readSaving, type Saving } from './saving.ts'

/** How the file stands to the work. `failed` is tried again with the next change, and after a while by itself. */
export type SaveState =
  | { readonly kind: 'saved' | 'saving' | 'unsaved' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Milliseconds. */
export interface Pace {
  /** Rest after the last change before a project is saved; large ones wait for a longer rest. */
  readonly rest: number
  readonly restOfLarge: number
  /** Changes that never rest, as those of a long run, are saved at least this often. */
  readonly atLeastEvery: number
  readonly retryAfter: number
}

const usualPace: Pace = { rest: 1_000, restOfLarge: 15_000, atLeastEvery: 120_000, retryAfter: 30_000 }
const largeFromBytes = 5 * 1024 * 1024

export interface Autosave {
  /** Saves now what is unsaved; resolves when the file holds everything done until now, or the save has failed. */
  readonly saveNow: () => Promise<SaveState>
  readonly stop: () => void
}

/**
 * Keeps the project file in step with the database, from now until stopped. `onState` hears every change of state.
 *
 * @param bytes the size of the file as it was last seen; 0 where there is none.
 */
export function autosave(
  client: Saver,
  db: ProjectDatabase,
  bytes: number,
  onState: (state: SaveState) => void,
  pace: Pace = usualPace,
): Autosave {
  let large = bytes > largeFromBytes
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsavedSince: number | undefined
  let saving: Promise<SaveState> | undefined

  const isDirty = async () => holdsMore(await readSaving(db))
  const saveOnce = async (): Promise<SaveState> => {
    clearTimeout(timer)
    try {
      if (!(await isDirty())) return { kind: 'saved' }
      onState({ kind: 'saving' })
      large = (await saveProject(client, db)).bytes > largeFromBytes
      unsavedSince = undefined
      return { kind: (await isDirty()) ? 'unsaved' : 'saved' }
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }
  const run = async (): Promise<SaveState> => {
    const state = await saveOnce()
    saving = undefined
    onState(state)
    if (state.kind === 'unsaved') plan(pace.rest)
    if (state.kind === 'failed') plan(pace.retryAfter)
    return state
  }
  const start = () => {
    saving ??= run()
    return saving
  }
  const plan = (wait: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(start, wait)
  }
  const onChange = (dirty: boolean) => {
    if (!dirty || saving) return
    unsavedSince ??= Date.now()
    onState({ kind: 'unsaved' })
    const rest = large ? pace.restOfLarge : pace.rest
    plan(Math.max(0, Math.min(rest, unsavedSince + pace.atLeastEvery - Date.now())))
  }

  let stopped = false
  const watch = liveQuery(() => readSaving(db)).subscribe({
    next: (now) => onChange(holdsMore(now)),
    error: (error: unknown) => onState({ kind: 'failed', reason: String(error) }),
  })
  return {
    saveNow: async () => {
      // A save under way may have begun before the last change.
      await saving
      return start()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
      watch.unsubscribe()
    },
  }
}

/** Is there more in the database than in the file? */
const holdsMore = ({ revision, savedRevision }: Saving): boolean => revision > savedRevision
