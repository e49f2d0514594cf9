import type { ServerResponse } from 'node:http'
import type { Hint } from '../../../shared/contract/hint.ts'

/** So that both ends, and what lies between them, notice a line that died. */
const heartbeatMs = 15_000

/** The pages that listen, each over one answer that never ends (server-sent events). */
export interface HintStreams {
  readonly tell: (hint: Hint) => void
  /** Turns a response into a stream; `ended` is called once when the page is gone. */
  readonly open: (response: ServerResponse, ended: () => void) => void
  readonly close: () => void
}

export function createHintStreams(): HintStreams {
  const streams = new Set<ServerResponse>()
  const toAll = (text: string) => {
    for (const stream of streams) stream.write(text)
  }
  const heartbeat = setInterval(() => toAll(': here\n\n'), heartbeatMs)
  heartbeat.unref()
  return {
    tell: (hint) => toAll(`data: ${JSON.stringify(hint)}\n\n`),
    open(response, ended) {
      streams.add(response)
      response.on('close', () => {
        streams.delete(response)
        ended()
      })
      response.write('retry: 1000\n\n')
    },
    close() {
      clearInterval(heartbeat)
      for (const stream of streams) stream.end()
    },
  }
}
