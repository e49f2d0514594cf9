import { EventEmitter } from 'node:events'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { afterEach, expect, test, vi } from 'vitest'
import type { Hint } from '../../../shared/contract/hint.ts'
import { ProjectId } from '../../../shared/domain/ids.ts'
import { fakeEngine } from '../../../test/simulators/fakeEngine.ts'
import { contentSecurityPolicy } from '../securityHeaders.ts'
import { startWebHost } from '../web/webHost.ts'
import { answerAppRequest } from './appProtocol.ts'
import { startDesktopHost } from './desktopHost.ts'
import { type ClosableWindow, denyByDefault, saveBeforeClose, windowOptions } from './pageWindow.ts'

// Electron itself never runs here: these are its parts as its types describe them.
const projectId = ProjectId.parse('project-1')
const ours = { url: 'app://intercoder/index.html', parent: null }
afterEach(() => void vi.useRealTimers())

const newFolder = () => mkdtemp(join(tmpdir(), 'intercoder-desktop-'))

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

async function started() {
  const dataFolder = await newFolder()
  const fake = fakeEngine()
  const told: Hint[] = []
  const said: string[] = []
  let handler: Handler | undefined
  const result = await startDesktopHost({
    dataFolder,
    env: {},
    log: (_, message) => said.push(message),
    ipcMain: {
      handle: (_, listener) => {
        handler = listener
      },
    },
    tell: (hint) => told.push(hint),
    createEngine: () => fake.engine,
  })
  if (!result.ok) throw new Error(result.failure)
  const window = new EventEmitter()
  const call = async (name: string, input: unknown, senderFrame: unknown = ours) =>
    handler?.({ senderFrame, sender: window } as unknown as IpcMainInvokeEvent, name, input)
  return { dataFolder, fake, told, said, call, window, close: result.value }
}

test('a call of our page is answered, and what fails is a value', async () => {
  const { call, said, dataFolder, close } = await started()
  expect(await call('app.info', {})).toMatchObject({ ok: true, value: { host: 'desktop', dataFolder } })
  expect(await call('no.such', {})).toMatchObject({ ok: false, failure: { code: 'badCall' } })
  expect(said).toEqual([])
  expect(await call('runs.start', { projectId, runId: 'run-one' })).toMatchObject({
    ok: false,
    failure: { code: 'unexpected' },
  })
  expect(said.join()).toContain('runs.start')
  await close()
})

test('bytes pass as they are', async () => {
  const { call, close } = await started()
  const answer = await call('files.read', { fileName: 'a.txt', bytes: new Uint8Array([7]), options: {} })
  expect(answer).toMatchObject({ ok: true, value: { failure: { detail: '1 bytes, the last 7' } } })
  await close()
})

test.each<[string, unknown]>([
  ['another site', { url: 'https://evil.example/', parent: null }],
  ['a name that begins like ours', { url: 'app://intercoder.evil/', parent: null }],
  ['a frame inside the page', { url: ours.url, parent: ours }],
  ['a frame that is gone', null],
])('%s is not answered', async (_, frame) => {
  const { call, close } = await started()
  await expect(call('app.info', {}, frame)).rejects.toThrow('not ours')
  await close()
})

test('a window that is gone, or loads its page anew, hands its project on', async () => {
  const { call, window, told, close } = await started()
  expect(await call('projects.lease', { projectId, page: 'page-one' })).toMatchObject({ value: { granted: true } })
  vi.useFakeTimers()
  window.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
  window.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false })
  vi.advanceTimersByTime(6000)
  expect(told).toHaveLength(1)
  window.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
  window.emit('destroyed')
  vi.advanceTimersByTime(6000)
  expect(told.at(-1)).toEqual({ kind: 'lease', projectId, page: null })
  vi.useRealTimers()
  await close()
})

test('hints of the engine reach the windows until the host ends', async () => {
  const { fake, told, close } = await started()
  fake.tell({ kind: 'lease', projectId, page: null })
  await close()
  fake.tell({ kind: 'lease', projectId, page: null })
  expect(told).toHaveLength(1)
})

test('a data folder that a browser works on is not opened a second time, and the other way round', async () => {
  const { dataFolder, close } = await started()
  const web = { dataFolder, env: {}, log: () => undefined, createEngine: () => fakeEngine().engine, port: 48_747 }
  expect(await startWebHost(web)).toMatchObject({ ok: false, failure: { kind: 'runningElsewhere' } })
  await close()
  expect((await readdir(dataFolder)).filter((file) => file === 'host.lock')).toEqual([])
})

test('the page is served under the policy of the web host, and nothing else is', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'renderer'))
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'outside.txt'), 'secret')
  const ask = (url: string, method = 'GET') => answerAppRequest(join(folder, 'renderer'))({ url, method })
  const page = await ask('app://intercoder/index.html')
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html>'])
  expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  for (const url of ['app://other/index.html', 'app://intercoder/..%2foutside.txt', 'app://intercoder/nothing'])
    expect((await ask(url)).status).toBeGreaterThanOrEqual(403)
  expect((await ask('app://intercoder/index.html', 'POST')).status).toBe(403)
})

test('windows run isolated and sandboxed', () => {
  expect(windowOptions('/preload.cjs').webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('all is denied by default: permissions, devices, other pages, webviews, windows', () => {
  const app = new EventEmitter()
  const decisions: boolean[] = []
  const opened: string[] = []
  const handlers: Record<string, (...args: never[]) => unknown> = {}
  const keep = (name: string) => (handler: unknown) => {
    handlers[name] = handler as (...args: never[]) => unknown
  }
  denyByDefault(
    app as never,
    {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
    },
    { openExternal: async (url) => void opened.push(url) },
  )
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: keep('open'),
  })
  app.emit('web-contents-created', {}, contents)
  const request = handlers.request as unknown as (c: null, p: string, d: (ok: boolean) => void) => void
  for (const permission of ['media', 'geolocation', 'clipboard-read', 'persistent-storage'])
    request(null, permission, (ok) => decisions.push(ok))
  expect(decisions).toEqual([false, false, false, true])
  expect((handlers.check as unknown as (c: null, p: string) => boolean)(null, 'midi')).toBe(false)
  expect((handlers.device as () => boolean)()).toBe(false)

  const prevented = (name: string, url: string) => {
    const preventDefault = vi.fn()
    contents.emit(name, { url, preventDefault })
    return preventDefault.mock.calls.length === 1
  }
  expect(prevented('will-navigate', 'https://evil.example/')).toBe(true)
  expect(prevented('will-navigate', 'app://intercoder/index.html')).toBe(false)
  expect(prevented('will-attach-webview', '')).toBe(true)
  const open = handlers.open as unknown as (details: { url: string }) => unknown
  expect([open({ url: 'https://docs.example/' }), open({ url: 'file:///etc/passwd' })]).toEqual([
    { action: 'deny' },
    { action: 'deny' },
  ])
  expect(opened).toEqual(['https://docs.example/'])
})

function closable() {
  const events = new EventEmitter()
  const ipc = new EventEmitter()
  const sent: string[] = []
  const destroy = vi.fn()
  const window: ClosableWindow = {
    on: (name, listener) => events.on(name, listener),
    destroy,
    webContents: { id: 1, send: (channel: string) => void sent.push(channel) },
  }
  saveBeforeClose(window, ipc as unknown as Pick<IpcMain, 'on' | 'off'>)
  const preventDefault = vi.fn()
  const close = () => events.emit('close', { preventDefault })
  const answer = (id: number, senderFrame: unknown = ours) => ipc.emit('mayClose', { sender: { id }, senderFrame })
  return { close, answer, sent, destroy, preventDefault }
}

test('a window closes when its own page says that it has saved', () => {
  const { close, answer, sent, destroy, preventDefault } = closable()
  close()
  close()
  expect([sent, preventDefault.mock.calls.length]).toEqual([['beforeClose'], 2])
  answer(2)
  answer(1, { url: 'https://evil.example/', parent: null })
  expect(destroy).not.toHaveBeenCalled()
  answer(1)
  expect(destroy).toHaveBeenCalledTimes(1)
})

test('a page that says nothing is closed after five seconds', () => {
  vi.useFakeTimers()
  const { close, destroy } = closable()
  close()
  vi.advanceTimersByTime(4900)
  expect(destroy).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(destroy).toHaveBeenCalledTimes(1)
})
