import { existsSync } from 'node:fs'
import type { Ports } from '../engine/ports.ts'
import { linesOf, openAppendLog } from '../engine/store/appendLog.ts'
import { Exchange } from '../engine/testMode/exchange.ts'
import type { Environment } from './dataFolder.ts'

/** What the environment says of recordings cannot be done; the message says why. */
export class BadRecording extends Error {
  override readonly name = 'BadRecording'
}

/** The moment at which the clock of a test stands still: ids and times made from it are the same every time. */
const stillTime = Date.UTC(2000, 0, 1)

/**
 * `INTERCODER_TEST_RECORD` names a file that takes down what providers answer, `INTERCODER_TEST_REPLAY` one that answers in
 * their place. Recorded and replayed, a run in an empty data folder writes the same journal, byte for byte.
 *
 * @returns nothing where neither is set. @throws {BadRecording} where the recording cannot be used, saying why.
 */
export async function testModeFrom(env: Environment): Promise<Pick<Ports, 'testMode' | 'now'> | undefined> {
  const [record, replay] = [env.INTERCODER_TEST_RECORD, env.INTERCODER_TEST_REPLAY]
  if (record && replay)
    throw new BadRecording('INTERCODER_TEST_RECORD and INTERCODER_TEST_REPLAY exclude each other: unset one of them.')
  const now = () => stillTime
  if (replay) return { now, testMode: { replay: await exchangesIn(replay) } }
  if (!record) return undefined
  const log = await openAppendLog(record)
  return { now, testMode: { record: log.append } }
}

async function exchangesIn(path: string): Promise<Exchange[]> {
  if (!existsSync(path)) throw new BadRecording(`There is no recording ${path}: see INTERCODER_TEST_REPLAY.`)
  const log = await openAppendLog(path)
  const exchanges: Exchange[] = []
  try {
    for await (const line of linesOf(log)) {
      const exchange = Exchange.safeParse(line)
      if (!exchange.success)
        throw new BadRecording(`Line ${exchanges.length + 1} of ${path} is no part of a recording.`)
      exchanges.push(exchange.data)
    }
  } finally {
    await log.close()
  }
  return exchanges
}
