import { Worker } from 'node:worker_threads'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'

/** A thread died over a task, out of memory or by a fault of ours; another takes its place. */
interface ThreadCrash {
  readonly kind: 'crashed'
  readonly detail: string
}

export interface ThreadPool<Task, Result> {
  /** Waits for a free thread. An abort ends the thread that is at work on the task, and rejects with the signal's reason. */
  readonly run: (task: Task, signal?: AbortSignal) => Promise<Outcome<Result, ThreadCrash>>
  /** Ends all threads; tasks not done by then reject. */
  readonly close: () => Promise<void>
}

interface Job<Task, Result> {
  readonly task: Task
  readonly resolve: (outcome: Outcome<Result, ThreadCrash>) => void
  readonly reject: (reason: unknown) => void
  /** While the job is under way. */
  thread?: Worker
}

/**
 * Threads for work that would hold up the process, at most `size` of them, started when first needed and kept. The entry
 * receives one task at a time as a message and answers each with one message, the result.
 */
export function createThreadPool<Task, Result>(entry: URL, size: number): ThreadPool<Task, Result> {
  const idle: Worker[] = []
  const threads = new Map<Worker, Job<Task, Result> | undefined>()
  const waiting: Job<Task, Result>[] = []
  let closed = false

  function start(): Worker {
    const thread = new Worker(entry)
    let fault: unknown
    thread.on('message', (result: Result) => {
      const job = threads.get(thread)
      threads.set(thread, undefined)
      idle.push(thread)
      // A thread without work must not keep the process alive.
      thread.unref()
      job?.resolve(succeed(result))
      dispatch()
    })
    thread.on('error', (error) => {
      fault = error
    })
    thread.on('exit', () => {
      const job = threads.get(thread)
      threads.delete(thread)
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1)
      // Without its program no thread can run: that is no fault of the task.
      if (isMissingModule(fault)) job?.reject(fault)
      else job?.resolve(fail({ kind: 'crashed', detail: String(fault ?? 'the thread ended') }))
      dispatch()
    })
    return thread
  }

  function dispatch(): void {
    while (waiting.length > 0 && (idle.length > 0 || threads.size < size)) {
      const job = waiting.shift()!
      const thread = idle.pop() ?? start()
      thread.ref()
      threads.set(thread, job)
      job.thread = thread
      thread.postMessage(job.task)
    }
  }

  return {
    run: (task, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        if (closed) throw new Error('the threads have been closed')
        const abort = () => {
          reject(signal?.reason)
          // A result that arrives while the thread ends must not make it look free.
          if (job.thread) void job.thread.removeAllListeners('message').terminate()
          else waiting.splice(waiting.indexOf(job), 1)
        }
        const job: Job<Task, Result> = {
          task,
          resolve: (outcome) => {
            signal?.removeEventListener('abort', abort)
            resolve(outcome)
          },
          reject,
        }
        signal?.addEventListener('abort', abort, { once: true })
        waiting.push(job)
        dispatch()
      }),
    close: async () => {
      closed = true
      const reason = new Error('the threads were closed before the task was done')
      for (const job of [...waiting.splice(0), ...threads.values()]) job?.reject(reason)
      await Promise.all([...threads.keys()].map((thread) => thread.terminate()))
    },
  }
}

const isMissingModule = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /MODULE_NOT_FOUND$/.test(String(fault.code))
