import type { CodebookHash, RunId } from '../../../shared/domain/ids.ts'
import type { FrameParts } from './frame.ts'
import type { FrameRecord } from './tier.ts'

/** The frames of a project, each with the codebook versions and runs it has served. */
export interface FrameRegister {
  readonly find: (digest: string) => FrameRecord | undefined
  readonly all: () => Iterable<FrameRecord>
  /** A run is about to ask under this frame. */
  readonly serve: (frame: Served, codebook: CodebookHash, runId: RunId) => void
  /** Takes in what another register knows of a frame. */
  readonly merge: (frame: FrameRecord) => void
  /**
   * Frames of codebook versions that are dead: the run that asked last follows none of them. Only the researcher's page knows
   * which versions are in force; the latest run is what the engine can know of it.
   */
  readonly dead: () => ReadonlySet<string>
}

interface Served {
  readonly digest: string
  readonly parts: FrameParts
}

export function createFrameRegister(put: (frame: FrameRecord) => void, now: () => number): FrameRegister {
  const frames = new Map<string, FrameRecord>()

  function merge(added: FrameRecord) {
    const before = frames.get(added.digest)
    const merged = before ? united(before, added) : added
    frames.set(added.digest, merged)
    put(merged)
  }
  return {
    find: (digest) => frames.get(digest),
    all: () => frames.values(),
    serve: ({ digest, parts }, codebook, runId) =>
      merge({ digest, parts, codebooks: [codebook], runs: [runId], servedAt: now() }),
    merge,
    dead: () => {
      const all = [...frames.values()]
      const last = Math.max(...all.map(({ servedAt }) => servedAt))
      const living = new Set(all.filter(({ servedAt }) => servedAt === last).flatMap(({ codebooks }) => codebooks))
      const served = ({ codebooks }: FrameRecord) => codebooks.some((codebook) => living.has(codebook))
      return new Set(all.filter((frame) => !served(frame)).map(({ digest }) => digest))
    },
  }
}

const united = (a: FrameRecord, b: FrameRecord): FrameRecord => ({
  ...a,
  codebooks: [...new Set([...a.codebooks, ...b.codebooks])],
  runs: [...new Set([...a.runs, ...b.runs])],
  servedAt: Math.max(a.servedAt, b.servedAt),
})
