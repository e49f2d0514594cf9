import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCache } from 'cache-manager'
import { Cacheable } from 'cacheable'
import canonicalize from 'canonicalize'
import Keyv from 'keyv'
import { open } from 'lmdb'
import { LRUCache } from 'lru-cache'
import { createAsk } from '../../electron/engine/ask.ts'
import { contentKey } from '../../electron/engine/cache/contentKey.ts'
import { createDiskTier } from '../../electron/engine/cache/diskTier.ts'
import { foundOf, type ReplyRecord } from '../../electron/engine/cache/tier.ts'
import { openReplyStore } from '../../electron/engine/store/replyStore.ts'
import { neverStopped, noCalls, projectInMemory } from '../simulators/projectInMemory.ts'
import { runNamed } from '../simulators/projectUnderTest.ts'
import { answerCoding, askedUnit, codingFrames, passages, randomPlaces, replyTo, requestOf } from './codedUnits.ts'
import {
  alone,
  beside,
  collectGarbage,
  counted,
  countedBeside,
  inTurn,
  median,
  type Result,
  secondsOf,
} from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S1-35', 'S4-01', 'S4-03']

const segments = 30_000
const coders = 3
const ttlMs = 3_600_000

/** A peer: asynchronous as its makers have it. */
interface Peer {
  readonly get: (key: string) => Promise<unknown>
  readonly set: (key: string, value: unknown) => Promise<unknown>
}

function peers(): Record<'cacheable' | 'keyv' | 'cache-manager', Peer> {
  const cacheable = new Cacheable({ ttl: ttlMs, stats: true })
  const keyv = new Keyv({ ttl: ttlMs })
  const manager = createCache({ ttl: ttlMs })
  return {
    cacheable: { get: (key) => cacheable.get(key), set: (key, value) => cacheable.set(key, value) },
    keyv: { get: (key) => keyv.get(key), set: (key, value) => keyv.set(key, value) },
    'cache-manager': { get: (key) => manager.get(key), set: (key, value) => manager.set(key, value) },
  }
}

const fixture = () => {
  const frames = codingFrames(coders)
  const units = passages(segments, 400).map(askedUnit)
  return { frames, units }
}
type Fixture = ReturnType<typeof fixture>

const at = ({ frames, units }: Fixture, place: number) =>
  ({ frame: frames[place % coders]!, unit: units[Math.floor(place / coders)]! }) as const

/** The project's replies with every question's answer in memory. */
function filled(all: Fixture) {
  const project = projectInMemory({ local: true, free: false, ask: answerCoding })
  for (let place = 0; place < segments * coders; place++) {
    const { frame, unit } = at(all, place)
    project.replies.remember(replyTo(frame, unit))
  }
  return project
}

const digestOf = (request: object) =>
  createHash('sha256')
    .update(canonicalize(request) ?? '')
    .digest('hex')

/** A run goes through its units in order, every coder in turn; a random order is the hardest there is for a processor's caches. */
const orders = {
  hit: Uint32Array.from({ length: 3 * segments * coders }, (_, i) => i % (segments * coders)),
  hitAtRandom: randomPlaces(3 * segments * coders, segments * coders),
}

/** How often in a second something can be looked up in this order; each look-up has to find it. */
const perSecond = (places: Uint32Array, look: (place: number) => unknown) => async () => {
  const seconds = await secondsOf(async () => {
    for (const place of places) if (look(place) === undefined) throw new Error(`place ${place} is not known`)
  })
  return places.length / seconds
}

const perSecondAwaited = (places: Uint32Array, look: (place: number) => Promise<unknown>) => async () => {
  const seconds = await secondsOf(async () => {
    for (const place of places) if ((await look(place)) === undefined) throw new Error(`place ${place} is not known`)
  })
  return places.length / seconds
}

async function fill(peer: Peer, all: Fixture, keyAt: (place: number) => string) {
  for (let place = 0; place < segments * coders; place++) {
    const { frame, unit } = at(all, place)
    await peer.set(keyAt(place), replyTo(frame, unit).reply)
  }
}

/** One cached coding operation from the question to its parsed, frozen reply, TTL checked and counted. */
async function operations(all: Fixture): Promise<Result[]> {
  const project = filled(all)
  const { usable } = project.answers
  const recall = (place: number) => {
    const { frame, unit } = at(all, place)
    return project.replies.recall(frame, unit, usable)
  }
  const twoLevel = (place: number) => {
    const { frame, unit } = at(all, place)
    return contentKey(frame.digest, unit.digest)
  }
  const results: Result[] = []
  for (const [order, places] of Object.entries(orders)) {
    const some = places.subarray(0, 20_000)
    /** Made beforehand, as a program that is about to ask has them at hand. */
    const requests = new Map(
      Array.from(some, (place) => {
        const { frame, unit } = at(all, place)
        return [place, requestOf(frame, unit.text)] as const
      }),
    )
    const canonical = (place: number) => digestOf(requests.get(place) ?? {})
    for (const [keys, what, atLeast, keyOf] of [
      ['canonicalJson', 'keyed by SHA-256 over RFC 8785', 40, canonical],
      ['twoLevelKey', 'given our key', 4, twoLevel],
    ] as const) {
      const filledPeers = peers()
      // What is not looked up only has to be there.
      const keyAt = (place: number) => (requests.has(place) ? keyOf(place) : twoLevel(place))
      for (const peer of Object.values(filledPeers)) await fill(peer, all, keyAt)
      collectGarbage()
      const look = (peer: Peer) => perSecondAwaited(some, (place) => peer.get(keyOf(place)))
      const measured = await inTurn({
        ours: perSecond(places, recall),
        cacheable: look(filledPeers.cacheable),
        keyv: look(filledPeers.keyv),
        'cache-manager': look(filledPeers['cache-manager']),
      })
      const names = ['cacheable', 'keyv', 'cache-manager'] as const
      const best = names.reduce((a, b) => (median(measured[a]) >= median(measured[b]) ? a : b))
      const metric = 'cached codings per second'
      const id = `${order}.${keys}`
      results.push(
        ...names.map((name) =>
          beside({ id: `${id}.${name}`, metric, peerName: `${name}, ${what}` }, measured.ours, measured[name]),
        ),
        beside(
          { id, metric, peerName: `the best of them (${best}), ${what}`, goal: { of: 'ratio', atLeast } },
          measured.ours,
          measured[best],
        ),
      )
    }
  }
  const { ask } = askerOf(project)
  const whole = (place: number) => {
    const { frame, unit } = at(all, place)
    return ask(frame, unit)
  }
  const lru = new LRUCache<string, object>({ max: segments * coders, ttl: ttlMs })
  for (let place = 0; place < segments * coders; place++) {
    const { frame, unit } = at(all, place)
    lru.set(twoLevel(place), replyTo(frame, unit))
  }
  collectGarbage()
  const measured = await inTurn({
    ours: perSecond(orders.hit, recall),
    asked: perSecond(orders.hit, whole),
    lru: perSecond(orders.hit, (place) => lru.get(twoLevel(place))),
  })
  const peerName = 'lru-cache, synchronous, given our key'
  return [
    ...results,
    beside({ id: 'hit.lru-cache', metric: 'cached codings per second', peerName }, measured.ours, measured.lru),
    beside(
      { id: 'hit.recorded', metric: 'cached codings per second, with the record that the journal gets', peerName },
      measured.asked,
      measured.lru,
    ),
  ]
}

const askerOf = ({ answers }: ReturnType<typeof filled>) => ({
  ask: createAsk(
    { runId: runNamed('run-000001'), beganAt: Date.now(), claims: new Set(), calls: noCalls, stop: neverStopped },
    answers,
  ),
})

/** Replies of about 1 KB on the disk, key and parsing included, beside lmdb with the same keys and texts. */
async function fromDisk(all: Fixture): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-bench-'))
  const store = await openReplyStore(join(folder, 'replies'), (trouble) => {
    throw new Error(JSON.stringify(trouble))
  })
  if (!store.ok) throw new Error(store.failure.detail)
  const disk = await createDiskTier(store.value)
  const lmdb = open<string, string>({ path: join(folder, 'lmdb'), encoding: 'string' })
  let bytes = 0
  const [frame] = all.frames
  if (!frame) throw new Error('there is no frame')
  for (const unit of all.units) {
    const record = replyTo(frame, unit)
    const json = JSON.stringify(record)
    bytes += json.length
    disk.put(foundOf(record, json))
    lmdb.put(record.key, json)
  }
  await lmdb.flushed
  await disk.sync()
  await disk.compact()
  let onDisk = 0
  for (const name of await readdir(join(folder, 'replies'))) onDisk += (await stat(join(folder, 'replies', name))).size
  const places = randomPlaces(segments, segments)
  collectGarbage()
  const measured = await inTurn({
    ours: perSecond(places, (place) => disk.get(frame, all.units[place]!)?.record),
    lmdb: perSecond(places, (place) => {
      const text = lmdb.get(contentKey(frame.digest, all.units[place]!.digest))
      return text === undefined ? undefined : (JSON.parse(text) as ReplyRecord)
    }),
  })
  await disk.close()
  await lmdb.close()
  await rm(folder, { recursive: true })
  const size = Math.round(bytes / all.units.length)
  return [
    beside(
      {
        id: 'disk.hit',
        metric: `replies of ${size} bytes per second, parsed, of ${segments}`,
        peerName: 'lmdb, same keys and texts',
        goal: { of: 'ours', atLeast: 60_000 },
      },
      measured.ours,
      measured.lmdb,
    ),
    countedBeside(
      { id: 'disk.bytes', metric: 'bytes a reply on the disk', peerName: 'as JSON, not compressed' },
      onDisk / all.units.length,
      size,
    ),
  ]
}

const crowd = 10_000

/** Everybody asks the same at the same time. */
async function stampede({ frames, units }: Fixture): Promise<Result[]> {
  let calls = 0
  const project = projectInMemory({
    local: true,
    free: false,
    ask: async () => {
      calls++
      await new Promise((resolve) => setTimeout(resolve, 20))
      return answerCoding()
    },
  })
  const { ask } = askerOf(project)
  const [frame, unit] = [frames[0]!, units[0]!]
  const seconds = await secondsOf(() => Promise.all(Array.from({ length: crowd }, () => ask(frame, unit))))
  let peerCalls = 0
  const cacheable = new Cacheable({ ttl: ttlMs })
  await Promise.all(
    Array.from({ length: crowd }, () =>
      cacheable.getOrSet(unit.digest, async () => {
        peerCalls++
        await new Promise((resolve) => setTimeout(resolve, 20))
        return true
      }),
    ),
  )
  return [
    {
      ...counted('stampede.calls', `calls for ${crowd} equal questions at once`, calls, { of: 'ours', atMost: 1 }),
      peer: peerCalls,
      peerName: 'cacheable.getOrSet',
    },
    alone('stampede.seconds', `seconds until all ${crowd} have their answer, 0.02 of them the model’s`, [seconds]),
  ]
}

/** Ours beside caches that others use, on one request as `assignCodes` sends it, in one process and in turn. */
export default async function peersBenchmark(): Promise<Result[]> {
  const all = fixture()
  // The disk first, while there is little else in memory.
  return [...(await fromDisk(all)), ...(await operations(all)), ...(await stampede(all))]
}
