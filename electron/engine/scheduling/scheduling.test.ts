import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runNamed } from '../../../test/simulators/projectUnderTest.ts'
import type { ProviderFailure } from '../providers/provider.ts'
import { retryAfterMs } from '../providers/retryAfter.ts'
import { createQueue } from './queue.ts'
import { retryDelayMs } from './retry.ts'
import { createSingleFlight } from './singleFlight.ts'
import { Stopped, sleep } from './stop.ts'

const detail = ''
const limited = (retryAfterMs?: number): ProviderFailure => ({ kind: 'rateLimited', retryAfterMs, detail })
const [one, two] = [runNamed('run-one'), runNamed('run-two')]

test('a wait is never shorter than the server asks, nor jitter longer than its ceiling', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.nat(500_000),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, after, random) => {
        const wait = retryDelayMs(limited(after), attempt, () => random)
        expect(wait).toBeGreaterThanOrEqual(after)
        expect(wait).toBeLessThanOrEqual(after + Math.min(60_000, 1000 * 2 ** (attempt - 1)))
      },
    ),
    { seed: 1 },
  )
})

test.each<[ProviderFailure, number, number | undefined]>([
  [{ kind: 'refused', detail }, 1, undefined],
  [limited(3_600_000), 1, undefined],
  [limited(), 1, 500],
  [limited(), 5, 8000],
  [limited(), 6, undefined],
  [{ kind: 'unreachable', detail }, 3, 2000],
  [{ kind: 'timeout', detail }, 1, 500],
  [{ kind: 'timeout', detail }, 2, undefined],
])('after %o at attempt %i it waits %s', (failure, attempt, expected) => {
  expect(retryDelayMs(failure, attempt, () => 0.5)).toBe(expected)
})

test.each([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after-ms': '30', 'retry-after': '9' }, 30],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:05 GMT' }, 4000],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('%o means %s ms', (headers, expected) => {
  expect(retryAfterMs(headers as Record<string, string>, 1000)).toBe(expected)
})

test('a sleeper wakes at once when it is told to stop', async () => {
  const stop = new AbortController()
  const sleeping = sleep(1e6, stop.signal)
  stop.abort()
  await expect(sleeping).rejects.toBeInstanceOf(Stopped)
  await expect(sleep(1, stop.signal)).rejects.toBeInstanceOf(Stopped)
  await sleep(1, new AbortController().signal)
})

test('no more run at once than the limit says, and those who stopped in the queue never run', async () => {
  let limit = 3
  const queue = createQueue(() => limit)
  let [running, most, ran] = [0, 0, 0]
  const task = async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    ran++
  }
  const stop = new AbortController()
  const stopped = Array.from({ length: 5 }, () => queue.run(task, stop.signal))
  const others = Array.from({ length: 20 }, () => queue.run(task, new AbortController().signal))
  stop.abort()
  const ends = await Promise.allSettled(stopped)
  await Promise.all(others)
  const refused = ends.filter(({ status }) => status === 'rejected').length
  expect([most, ran]).toEqual([3, 25 - refused])
  expect(refused).toBeGreaterThanOrEqual(2)
  limit = 1
  most = 0
  await Promise.all(Array.from({ length: 4 }, () => queue.run(task, new AbortController().signal)))
  expect(most).toBe(1)
})

const stopOf = () => {
  const [pause, cancel] = [new AbortController(), new AbortController()]
  return { pause, cancel, stop: { pause: pause.signal, cancel: cancel.signal } }
}

test('equal questions at once are asked once, and a later one anew', async () => {
  const flights = createSingleFlight<number>()
  let started = 0
  const start = async () => {
    await Promise.resolve()
    return ++started
  }
  const waits = [1, 2, 3].map(() => flights.join('k', one, stopOf().stop, start))
  expect(waits.map(({ leads }) => leads)).toEqual([true, false, false])
  expect(await Promise.all(waits.map(({ value }) => value))).toEqual([1, 1, 1])
  expect(await flights.join('k', one, stopOf().stop, start).value).toBe(2)
})

test('a flight ends for good only when all who wait have dropped it', async () => {
  const flights = createSingleFlight<string>()
  let dropped = false
  let land = (_: string) => {}
  const start = ({ cancel }: { cancel: AbortSignal }) => {
    cancel.addEventListener('abort', () => (dropped = true))
    return new Promise<string>((resolve) => (land = resolve))
  }
  const [ours, theirs] = [stopOf(), stopOf()]
  const first = flights.join('k', one, ours.stop, start)
  const second = flights.join('k', two, theirs.stop, start)
  expect(second).toMatchObject({ owner: one, leads: false })
  ours.cancel.abort()
  await expect(first.value).rejects.toBeInstanceOf(Stopped)
  expect(dropped).toBe(false)
  land('there')
  expect(await second.value).toBe('there')

  const last = flights.join('k', two, theirs.stop, start)
  theirs.cancel.abort()
  await expect(last.value).rejects.toBeInstanceOf(Stopped)
  expect(dropped).toBe(true)
})

test('a flight is told to pause when all who wait are', async () => {
  const flights = createSingleFlight<string>()
  const [ours, theirs] = [stopOf(), stopOf()]
  const start = ({ pause }: { pause: AbortSignal }) => sleep(1e6, pause).then(() => 'never')
  const waits = [ours, theirs].map(({ stop }) => flights.join('k', one, stop, start).value)
  ours.pause.abort()
  await Promise.resolve()
  theirs.pause.abort()
  for (const wait of waits) await expect(wait).rejects.toBeInstanceOf(Stopped)
})
