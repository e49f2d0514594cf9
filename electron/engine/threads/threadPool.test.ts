import { afterEach, expect, test } from 'vitest'
import { createThreadPool, type ThreadPool } from './threadPool.ts'

type Task = { readonly say?: string; readonly crash?: boolean; readonly for?: number }
type Answer = { readonly said: string; readonly thread: number; readonly from: number; readonly to: number }

/** Answers a task with its words; crashes, or works for some milliseconds without yielding, where told to. */
const entry = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads'
    parentPort.on('message', (task) => {
      if (task.crash) throw new Error('out of order')
      const from = Date.now()
      while (Date.now() < from + (task.for ?? 0)) {}
      parentPort.postMessage({ said: task.say, thread: threadId, from, to: Date.now() })
    })
  `)}`,
)

const pools: ThreadPool<Task, Answer>[] = []
const poolOf = (size: number, url = entry) => {
  const pool = createThreadPool<Task, Answer>(url, size)
  pools.push(pool)
  return pool
}
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

const answer = async (pool: ThreadPool<Task, Answer>, task: Task) => {
  const ran = await pool.run(task)
  if (!ran.ok) throw new Error(ran.failure.detail)
  return ran.value
}

test('every task gets its own answer, from no more threads than allowed', async () => {
  const pool = poolOf(2)
  const words = Array.from({ length: 50 }, (_, i) => `word ${i}`)
  const answers = await Promise.all(words.map((say) => answer(pool, { say, for: 2 })))
  expect(answers.map(({ said }) => said)).toEqual(words)
  expect(new Set(answers.map(({ thread }) => thread)).size).toBe(2)
})

test('a thread that dies takes one task along and is replaced', async () => {
  const pool = poolOf(1)
  const [before, crash, after] = await Promise.all([
    pool.run({ say: 'a' }),
    pool.run({ crash: true }),
    pool.run({ say: 'b' }),
  ])
  expect(before).toMatchObject({ ok: true, value: { said: 'a' } })
  expect(crash).toMatchObject({ ok: false, failure: { kind: 'crashed', detail: 'Error: out of order' } })
  expect(after).toMatchObject({ ok: true, value: { said: 'b' } })
})

test('an abort ends the task at work, takes a waiting one back, and leaves the others', async () => {
  const pool = poolOf(1)
  const [atWork, waiting] = [new AbortController(), new AbortController()]
  const endless = pool.run({ for: 1e9 }, atWork.signal)
  const queued = pool.run({ for: 1e9 }, waiting.signal)
  const last = answer(pool, { say: 'last' })
  waiting.abort(new Error('not wanted'))
  await expect(queued).rejects.toThrow('not wanted')
  atWork.abort(new Error('too long'))
  await expect(endless).rejects.toThrow('too long')
  expect((await last).said).toBe('last')
  await expect(pool.run({ say: 'x' }, AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
})

test('closing ends what is under way and takes nothing more', async () => {
  const pool = poolOf(1)
  const tasks = [pool.run({ for: 1e9 }), pool.run({ say: 'waiting' })]
  const ended = Promise.allSettled(tasks)
  await pool.close()
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(pool.run({ say: 'late' })).rejects.toThrow('closed')
})

test('a thread whose program is missing is no fault of the task', async () => {
  await expect(poolOf(1, new URL('missing.js', import.meta.url)).run({ say: 'a' })).rejects.toThrow(/missing\.js/)
})
