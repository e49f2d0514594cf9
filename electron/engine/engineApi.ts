import type { HostHandlers } from '../../shared/contract/contract.ts'
import type { Hint } from '../../shared/contract/hint.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'

/** The part of the contract that the engine answers by itself, whatever the host. */
export type EngineHandlers = Pick<
  HostHandlers,
  | 'files.read'
  | 'runs.create'
  | 'runs.addUnits'
  | 'runs.preview'
  | 'runs.start'
  | 'runs.pause'
  | 'runs.cancel'
  | 'runs.retryFailed'
  | 'runs.status'
  | 'runs.list'
  | 'runs.eventsAfter'
  | 'runs.delete'
  | 'sharing.read'
  | CacheProcedure
>

type CacheProcedure = Extract<keyof HostHandlers, `cache.${string}`>

export interface Engine {
  readonly handlers: EngineHandlers
  /** @returns a function that ends the subscription. */
  readonly onHint: (listener: (hint: Hint) => void) => () => void
  /** Deletes every trace of the project: runs, replies, policy. Runs under way are stopped first. */
  readonly forgetProject: (project: ProjectId) => Promise<void>
  /** Pauses what runs, lets what is under way end, makes everything durable, and closes the files. */
  readonly close: () => Promise<void>
}
