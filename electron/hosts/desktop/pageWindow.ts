import type { App, BrowserWindowConstructorOptions, IpcMain, Session, Shell, WebContents } from 'electron'
import { pageOrigin } from './appProtocol.ts'
import { isOurs } from './calls.ts'

/** How long a page may take to save before its window closes nevertheless. */
const closeMs = 5000

export const windowOptions = (preload: string): BrowserWindowConstructorOptions => ({
  width: 1320,
  height: 880,
  minWidth: 940,
  minHeight: 600,
  show: false,
  title: 'Intercoder',
  webPreferences: {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  },
})

/** Nothing is allowed that the page does not need: no permission, no other page, no window of its own. */
export function denyByDefault(
  app: Pick<App, 'on'>,
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
  shell: Pick<Shell, 'openExternal'>,
): void {
  // `persistent-storage` keeps the research when the disk runs short; it reveals nothing.
  session.setPermissionRequestHandler((_, permission, decide) => decide(String(permission) === 'persistent-storage'))
  session.setPermissionCheckHandler((_, permission) => String(permission) === 'persistent-storage')
  session.setDevicePermissionHandler(() => false)
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${pageOrigin}/`)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      // Links of the documentation open in the browser.
      if (url.startsWith('https://')) void shell.openExternal(url)
      return { action: 'deny' }
    })
  })
}

/** What a window must offer to be held back. */
export interface ClosableWindow {
  readonly on: (event: 'close', listener: (event: { preventDefault: () => void }) => void) => unknown
  readonly destroy: () => void
  readonly webContents: Pick<WebContents, 'send' | 'id'>
}

/**
 * Holds the window's closing back until the page has saved: a page cannot do that by itself, for `beforeunload` does not wait.
 * A page that does not answer in time is closed nevertheless; what was committed is kept.
 */
export function saveBeforeClose(window: ClosableWindow, ipcMain: Pick<IpcMain, 'on' | 'off'>): void {
  let closing = false
  window.on('close', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    const timer = setTimeout(close, closeMs)
    const answered: Parameters<IpcMain['on']>[1] = (answer) => {
      if (isOurs(answer) && answer.sender.id === window.webContents.id) close()
    }
    function close() {
      clearTimeout(timer)
      ipcMain.off('mayClose', answered)
      window.destroy()
    }
    ipcMain.on('mayClose', answered)
    window.webContents.send('beforeClose')
  })
}
