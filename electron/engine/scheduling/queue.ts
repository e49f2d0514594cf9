import PQueue from 'p-queue'
import { Stopped } from './stop.ts'

/** Lets so many tasks run at once, first come first served. */
export interface Queue {
  /** @throws {Stopped} where the signal says so before the task's turn; a task that began is not disturbed. */
  readonly run: <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>
}

/** @param limit read whenever a task comes, so that a changed setting needs no restart. */
export function createQueue(limit: () => number): Queue {
  const queue = new PQueue()
  return {
    run: (task, signal) => {
      queue.concurrency = limit()
      return queue.add(async () => {
        if (signal.aborted) throw new Stopped()
        return task()
      })
    },
  }
}
