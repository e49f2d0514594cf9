import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import { succeed } from '../../../shared/std/outcome.ts'
import type { Ports } from '../../engine/ports.ts'
import { faultOf } from '../fault.ts'
import type { Leases } from '../leases.ts'
import { pageOrigin } from './appProtocol.ts'

/** Only the page itself may speak to us: no frame inside it, and nothing that was loaded from elsewhere. */
export const isOurs = ({ senderFrame }: Pick<IpcMainInvokeEvent | IpcMainEvent, 'senderFrame'>): boolean =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${pageOrigin}/`)

export interface CallParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  readonly answer: (name: string, input: unknown) => Promise<unknown>
  readonly leases: Leases
  readonly log: Ports['log']
}

/** One channel for the whole contract. Failures are values, because errors lose their kind between processes. */
export function serveCalls({ ipcMain, answer, leases, log }: CallParts): void {
  const pages = new WeakMap<WebContents, string>()

  /** A window has no stream of hints that could end: its page is there until the window loads another or is gone. */
  function follow(window: WebContents, page: string) {
    if (pages.get(window) === page) return
    pages.set(window, page)
    leases.streamOpened(page)
    const leave = () => {
      if (pages.get(window) !== page) return
      pages.delete(window)
      leases.streamEnded(page)
    }
    window.once('destroyed', leave)
    window.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) leave()
    })
  }

  ipcMain.handle('call', async (event, name: unknown, input: unknown) => {
    if (!isOurs(event)) throw new Error('a call came from a page that is not ours')
    try {
      const output = await answer(String(name), input)
      if (name === 'projects.lease') follow(event.sender, String((input as { page: unknown }).page))
      return succeed(output)
    } catch (error) {
      const failure = faultOf(error)
      if (failure.code !== 'badCall')
        log('error', `${String(name)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return { ok: false, failure }
    }
  })
}
