import { type Asked, createAsk } from '../../electron/engine/ask.ts'
import { neverStopped, noCalls, projectInMemory } from '../simulators/projectInMemory.ts'
import { runNamed } from '../simulators/projectUnderTest.ts'
import { answerCoding, askedUnit, codingFrames, passages, randomPlaces, replyTo } from './codedUnits.ts'
import { alone, beside, inTurn, quantile, type Result, repeats, secondsOf } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-34', 'S4-01', 'S4-05', 'S4-06']

const operations = 1000
const rounds = 200

/** A thousand questions, asked once and then served, beside a `Map` of the same keys, which no cache can outrun. */
export default async function basic(): Promise<Result[]> {
  const [frame] = codingFrames(1)
  if (!frame) throw new Error('there is no frame')
  const units = passages(operations, 400).map(askedUnit)
  const start = () => {
    const project = projectInMemory({ local: true, free: false, ask: answerCoding })
    const run = { runId: runNamed('run-000001'), beganAt: Date.now(), claims: new Set<never>() }
    return { project, ask: createAsk({ ...run, calls: noCalls, stop: neverStopped }, project.answers) }
  }
  const asked: number[] = []
  for (let i = 0; i < repeats; i++) {
    const { ask } = start()
    asked.push(operations / (await secondsOf(() => Promise.all(units.map((unit) => ask(frame, unit))))))
  }

  const { project, ask } = start()
  const map = new Map<string, unknown>()
  for (const unit of units) {
    const record = replyTo(frame, unit)
    project.replies.remember(record)
    map.set(unit.digest, record)
  }
  const places = randomPlaces(operations * rounds, operations)
  const perSecond = (look: (place: number) => unknown) => async () => {
    const seconds = await secondsOf(async () => {
      for (const place of places) if (!look(place)) throw new Error('a hit was expected')
    })
    return places.length / seconds
  }
  const hit = (place: number) => (ask(frame, units[place]!) as Asked<unknown>).outcome.ok
  const measured = await inTurn({ ours: perSecond(hit), map: perSecond((place) => map.get(units[place]!.digest)) })

  const times = Array.from(places.subarray(0, 50_000), (place) => {
    const begun = performance.now()
    hit(place)
    return (performance.now() - begun) * 1000
  })
  return [
    alone('asked', 'questions per second, model without delay', asked),
    beside(
      { id: 'served', metric: 'hits per second', peerName: 'a Map of the same keys' },
      measured.ours,
      measured.map,
    ),
    alone('hitP50', 'microseconds a hit, timer included', [quantile(times, 0.5)]),
    alone('hitP99', 'microseconds a hit, timer included', [quantile(times, 0.99)], { of: 'ours', atMost: 100 }),
    beside(
      {
        id: 'perMinute',
        metric: 'hits per minute',
        peerName: 'what the seed set out to reach',
        goal: { of: 'ratio', atLeast: 1 },
      },
      measured.ours.map((perSecond) => perSecond * 60),
      measured.ours.map(() => 248_000),
    ),
  ]
}
