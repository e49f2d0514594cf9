import { join } from 'node:path'
import { type Holder, servingHost } from '../hostLock.ts'
import { markAt } from '../web/neighbour.ts'
import { folderMark } from '../web/session.ts'

/** The host that serves a data folder at the moment, if one does; one without a port cannot be asked. */
export function runningHost(folder: string): Promise<Holder | undefined> {
  const mark = folderMark(folder)
  return servingHost(join(folder, 'host.lock'), async (port) => (await markAt(port)) === mark)
}
