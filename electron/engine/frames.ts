import { z } from 'zod'
import type { Codebook } from '../../shared/domain/codebook.ts'
import type { AutomaticCoder, ModelSettings } from '../../shared/domain/coder.ts'
import type { CoderId } from '../../shared/domain/ids.ts'
import type { OperationName } from '../../shared/domain/question.ts'
import type { RunSettings } from '../../shared/domain/run.ts'
import { sharedAgainstMethod } from '../../shared/domain/sharing.ts'
import { type FrameParts, frameDigest } from './cache/frame.ts'
import { createContextCache } from './contextCache.ts'
import { describeCodebook, shownCodebook } from './operations/describeCodebook.ts'
import type { Operation } from './operations/operation.ts'
import { sharingOf } from './sharing.ts'

/** What all questions have in common that one operation puts on one behalf during a run. */
export interface Frame<Reply> {
  readonly operation: OperationName
  /** `null` where the answer serves all coders. */
  readonly coderId: CoderId | null
  readonly settings: ModelSettings
  readonly codebook: Codebook
  readonly system: string
  readonly prompt: (text: string) => string
  readonly reply: z.ZodType<Reply>
  /** See `Operation`; of a reply as the schema parsed it. */
  readonly decision: (reply: unknown) => unknown
  /** What the digest is made from. */
  readonly parts: FrameParts
  readonly digest: string
  /** Coders who need not ask because this answer is theirs as well. */
  readonly spared: number
}

/**
 * A codebook in words and in the parts that the key knows, for the frames of all runs: to write a path for each of its codes takes
 * a time that grows with their square.
 */
export const codebookContext = createContextCache(
  (codebook: Codebook) => ({ described: describeCodebook(codebook), shown: shownCodebook(codebook) }),
  { entries: 32, characters: 1_000_000 },
)

export interface Frames {
  /** @throws where coders must not share this operation. */
  readonly forAll: <Reply>(operation: Operation<Reply>) => Frame<Reply>
  /** The frame for all where the run's table has one answer serve everybody although each coder should be asked. */
  readonly forCoder: <Reply>(operation: Operation<Reply>, coder: AutomaticCoder) => Frame<Reply>
}

/**
 * Writing and hashing a codebook takes long beside everything else a hit needs, so each frame is made once.
 *
 * @param onMade is told of each, before anything is asked under it.
 */
export function createFrames(run: RunSettings, onMade: (frame: Frame<unknown>) => void = () => {}): Frames {
  const made = new Map<string, Frame<unknown>>()
  const context = codebookContext.of(run.codebook)
  const againstMethod = new Set(sharedAgainstMethod(run))
  const once = <Reply>(operation: Operation<Reply>, coder?: AutomaticCoder) => {
    const name = coder ? `${operation.name}/${coder.id}` : operation.name
    const known = made.get(name) as Frame<Reply> | undefined
    if (known) return known
    const frame = makeFrame(run, context, operation, coder)
    made.set(name, frame)
    onMade(frame)
    return frame
  }
  return {
    forAll: (operation) => {
      if (sharingOf(run, operation.name) !== 'shared') throw new Error(`coders must not share “${operation.name}”`)
      return once(operation)
    },
    forCoder: (operation, coder) => (againstMethod.has(operation.name) ? once(operation) : once(operation, coder)),
  }
}

function makeFrame<Reply>(
  run: RunSettings,
  { described, shown }: ReturnType<typeof codebookContext.of>,
  operation: Operation<Reply>,
  coder?: AutomaticCoder,
): Frame<Reply> {
  const { codebook, occasion } = run
  const settings = coder?.settings ?? run.screening
  const system = operation.system({ codebook, described, coder })
  const reply = operation.reply(codebook)
  const parts: FrameParts = {
    operation: operation.name,
    version: operation.version,
    settings,
    system,
    codebook: shown,
    reply: z.toJSONSchema(reply),
    context: 'unitOnly',
    onBehalfOf: coder ? { coder: coder.id } : { all: true },
    occasion,
  }
  return {
    operation: operation.name,
    coderId: coder?.id ?? null,
    settings,
    codebook,
    system,
    prompt: operation.prompt,
    reply,
    decision: (given) => operation.decision(given as Reply),
    spared: coder ? 0 : run.coders.length - 1,
    parts,
    digest: frameDigest(parts),
  }
}
