import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Computed, recomputation } from './recomputation.ts'
import type { Told } from './task.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Work that ends when the test says so, and everything that was shown meanwhile. */
function followed() {
  const begun: { tell: (told: Told<string>) => void; ended: boolean }[] = []
  const shown: Computed<string>[] = []
  const work = recomputation<string>(
    (tell) => {
      const task = { tell, ended: false }
      begun.push(task)
      return () => {
        task.ended = true
      }
    },
    (state) => shown.push(state),
    { rest: 500, longFrom: 300 },
  )
  const last = () => shown.at(-1)
  const finish = (result: string) => begun.at(-1)?.tell({ kind: 'done', result })
  return { work, begun, last, finish }
}

describe('a result that follows its data', () => {
  it('is computed at once the first time, and after a rest when the data change', () => {
    const { work, begun, last, finish } = followed()
    work.changed()
    vi.advanceTimersByTime(0)
    expect(begun).toHaveLength(1)
    finish('first')
    expect(last()).toEqual({ result: 'first', stale: false, work: { kind: 'resting' } })

    work.changed()
    expect(last()?.stale).toBe(true)
    vi.advanceTimersByTime(499)
    expect(begun).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(begun).toHaveLength(2)
    expect(last()?.result).toBe('first')
    finish('second')
    expect(last()).toEqual({ result: 'second', stale: false, work: { kind: 'resting' } })
  })

  it('begins once for a shower of changes, and does not put it off for as long as the shower lasts', () => {
    const { work, begun, finish } = followed()
    work.changed()
    vi.advanceTimersByTime(0)
    finish('first')
    for (let i = 0; i < 10; i++) {
      work.changed()
      vi.advanceTimersByTime(100)
    }
    expect(begun).toHaveLength(2)
  })

  it('ends what is under way, shows it as stale, and computes again, where the data changed meanwhile', () => {
    const { work, begun, last, finish } = followed()
    work.changed()
    vi.advanceTimersByTime(0)
    work.changed()
    expect(begun[0]?.ended).toBe(false)
    finish('first')
    expect(last()).toMatchObject({ result: 'first', stale: true })
    vi.advanceTimersByTime(500)
    expect(begun).toHaveLength(2)
    finish('second')
    expect(last()).toMatchObject({ result: 'second', stale: false })
  })

  it('says how far it is only when it takes long', () => {
    const { work, begun, last } = followed()
    work.changed()
    vi.advanceTimersByTime(0)
    begun[0]?.tell({ kind: 'progress', share: 0.25 })
    expect(last()?.work).toEqual({ kind: 'busy', share: 0.25, long: false })
    vi.advanceTimersByTime(300)
    expect(last()?.work).toEqual({ kind: 'busy', share: 0.25, long: true })
  })

  it('rests after it was cancelled, until somebody asks again', () => {
    const { work, begun, last, finish } = followed()
    work.changed()
    vi.advanceTimersByTime(0)
    work.cancel()
    expect(begun[0]?.ended).toBe(true)
    work.changed()
    vi.advanceTimersByTime(10_000)
    expect(begun).toHaveLength(1)
    expect(last()?.work.kind).toBe('cancelled')
    work.again()
    finish('asked for')
    expect(last()).toEqual({ result: 'asked for', stale: false, work: { kind: 'resting' } })
  })

  it('keeps the last result and says why where it fails', () => {
    const { work, begun, last, finish } = followed()
    work.changed()
    vi.advanceTimersByTime(0)
    finish('first')
    work.again()
    begun[1]?.tell({ kind: 'failed', why: 'no memory' })
    expect(last()).toMatchObject({ result: 'first', work: { kind: 'failed', why: 'no memory' } })
  })

  it('begins nothing after it was stopped', () => {
    const { work, begun } = followed()
    work.changed()
    work.stop()
    vi.advanceTimersByTime(10_000)
    expect(begun).toHaveLength(0)
  })
})
