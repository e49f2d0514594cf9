import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron'
import { createEngine } from './engine/engine.ts'
import { dataFolder } from './hosts/dataFolder.ts'
import { answerAppRequest, appScheme, pageOrigin } from './hosts/desktop/appProtocol.ts'
import { startDesktopHost } from './hosts/desktop/desktopHost.ts'
import { denyByDefault, saveBeforeClose, windowOptions } from './hosts/desktop/pageWindow.ts'

const folder = dataFolder(process.env)
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The browser's own files, and with them the lock of the single instance, belong to the data folder. No project is called so.
app.setPath('userData', join(folder, '.desktop'))
protocol.registerSchemesAsPrivileged([appScheme])
app.enableSandbox()

async function openWindow(): Promise<void> {
  const window = new BrowserWindow(windowOptions(built('../preload/preload.cjs')))
  saveBeforeClose(window, ipcMain)
  window.once('ready-to-show', () => {
    window.show()
    // `npm start` waits for this line: without it, Electron could not run here, and the browser takes over.
    console.log('INTERCODER_READY')
  })
  await window.loadURL(`${pageOrigin}/index.html`)
}

async function boot(): Promise<void> {
  protocol.handle('app', answerAppRequest(built('../renderer')))
  denyByDefault(app, session.defaultSession, shell)
  const started = await startDesktopHost({
    dataFolder: folder,
    env: process.env,
    log: (level, message) => console.error(`[${level}] ${message}`),
    ipcMain,
    tell: (hint) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send('hint', hint)
    },
    createEngine,
  })
  if (!started.ok) {
    dialog.showErrorBox('Intercoder', started.failure)
    app.exit(3)
    return
  }
  let ended = false
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    ended = true
    void started.value().finally(() => app.quit())
  })
  app.on('window-all-closed', () => app.quit())
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  await openWindow()
}

function giveUp(error: unknown): void {
  dialog.showErrorBox(
    'Intercoder',
    `Intercoder could not start: ${error instanceof Error ? error.message : String(error)}`,
  )
  app.exit(3)
}

// Not `await app.whenReady()` at the top level: in an ES module Electron would wait for itself.
if (app.requestSingleInstanceLock()) app.whenReady().then(boot).catch(giveUp)
else app.quit()
