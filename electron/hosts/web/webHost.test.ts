import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ProjectId } from '../../../shared/domain/ids.ts'
import { fakeEngine } from '../../../test/simulators/fakeEngine.ts'
import { contentSecurityPolicy } from '../securityHeaders.ts'
import { startWebHost, type WebHost } from './webHost.ts'

const projectId = ProjectId.parse('project-1')
const running: WebHost[] = []
afterEach(async () => {
  for (const host of running.splice(0)) await host.close()
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function newFolders() {
  const home = await mkdtemp(join(tmpdir(), 'intercoder-web-'))
  const rendererFolder = join(home, 'renderer')
  await mkdir(join(rendererFolder, 'assets'), { recursive: true })
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Intercoder</title>')
  await writeFile(join(rendererFolder, 'assets', 'main-1a2b.js'), 'export {}')
  await writeFile(join(home, 'outside.txt'), 'not for the page')
  return { dataFolder: join(home, 'data'), rendererFolder }
}

async function start(options: Partial<Parameters<typeof startWebHost>[0]> = {}) {
  const folders = await newFolders()
  const fake = fakeEngine()
  const said: string[] = []
  const port = options.port ?? (await freePort())
  const result = await startWebHost({
    ...folders,
    env: {},
    log: (_, message) => said.push(message),
    createEngine: () => fake.engine,
    ...options,
    port,
  })
  if (!result.ok) return { ...folders, ...options, port, said, fake, failure: result.failure }
  running.push(result.value)
  return { ...folders, ...options, port, said, fake, host: result.value, ask: asking(port) }
}
type Started = Extract<Awaited<ReturnType<typeof start>>, { host: WebHost }>
async function started(options?: Parameters<typeof start>[0]): Promise<Started> {
  const result = await start(options)
  if (!('host' in result)) throw new Error(result.failure.sentence)
  return result
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Plain HTTP, path unchanged: `fetch` would tidy `..` away and forbids a foreign Host. */
const asking =
  (port: number) =>
  (path: string, { body, ...options }: RequestOptions & { body?: string | Buffer } = {}): Promise<Answer> =>
    new Promise((done, failed) => {
      const ask = request({ host: '127.0.0.1', port, path, ...options }, async (response) => {
        const pieces: Buffer[] = []
        for await (const piece of response) pieces.push(piece)
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces).toString() })
      })
      ask.on('error', failed)
      ask.end(body)
    })

const pathOf = (url: string) => new URL(url).pathname + new URL(url).search
async function signIn({ host, ask }: Started): Promise<string> {
  const { headers } = await ask(pathOf(host.url))
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}
const calling =
  (started: Started, cookie: string) =>
  (name: string, input: unknown, headers: Record<string, string> = {}) =>
    started.ask(`/call/${name}`, {
      method: 'POST',
      headers: { origin: `http://127.0.0.1:${started.port}`, cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    })

test('a link signs one browser in, once', async () => {
  const web = await started()
  const first = await web.ask(pathOf(web.host.url))
  expect(first.status).toBe(303)
  expect(first.headers['set-cookie']?.[0]).toMatch(
    new RegExp(`^intercoder-[0-9a-f]{12}-${web.port}=.*; HttpOnly; SameSite=Strict; Path=/`),
  )
  const second = await web.ask(pathOf(web.host.url), { headers: { accept: 'text/html', 'accept-language': 'de-AT' } })
  expect(second.status).toBe(403)
  expect(second.body).toContain('Dieser Link wurde schon benutzt')
  expect((await web.ask('/enter?t=guessed')).status).toBe(403)
  expect((await web.ask('/enter')).status).toBe(403)
})

test('opening the link again in the browser that is signed in just leads in', async () => {
  const web = await started()
  const cookie = await signIn(web)
  expect((await web.ask(pathOf(web.host.url), { headers: { cookie } })).status).toBe(303)
})

test('without the cookie nothing is served, and a person reads how to go on', async () => {
  const web = await started()
  const origin = `http://127.0.0.1:${web.port}`
  for (const path of ['/', '/assets/main-1a2b.js', '/hints?page=page-one'])
    expect((await web.ask(path)).status).toBe(401)
  expect((await web.ask('/call/app.info', { method: 'POST', headers: { origin } })).status).toBe(401)
  expect((await web.ask('/invite', { method: 'POST', headers: { origin } })).status).toBe(401)
  const page = await web.ask('/', { headers: { accept: 'text/html' } })
  expect(page.body).toContain('npx intercoder web')
  const cookie = await signIn(web)
  expect((await web.ask('/', { headers: { cookie: `${cookie}x` } })).status).toBe(401)
})

test('another name for this machine is turned away, cookie or not', async () => {
  const web = await started()
  const cookie = await signIn(web)
  for (const host of ['evil.example', `localhost:${web.port}`, '127.0.0.1'])
    expect((await web.ask('/', { headers: { cookie, host } })).status).toBe(421)
})

test('pages of other origins are turned away, and a call without an origin too', async () => {
  const web = await started()
  const cookie = await signIn(web)
  const call = calling(web, cookie)
  for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:${web.port}`]) {
    expect((await call('app.info', {}, { origin })).status).toBe(403)
    expect((await web.ask('/', { headers: { cookie, origin } })).status).toBe(403)
  }
  expect((await web.ask('/call/app.info', { method: 'POST', headers: { cookie } })).status).toBe(403)
})

test('a call is answered; one that is not in the contract, or has wrong input, is the caller’s mistake', async () => {
  const web = await started()
  const call = calling(web, await signIn(web))
  expect(JSON.parse((await call('app.info', {})).body)).toMatchObject({ host: 'web', dataFolder: web.dataFolder })
  for (const name of ['no.such', 'constructor', '__proto__', '']) expect((await call(name, {})).status).toBe(400)
  expect((await call('runs.list', { projectId: '../..' })).status).toBe(400)
  expect((await call('projects.delete', { projectId: 'projects' })).status).toBe(400)
  expect((await call('app.info', {}, { 'content-type': 'text/plain' })).status).toBe(400)
  const broken = await web.ask('/call/app.info', {
    method: 'POST',
    headers: {
      origin: `http://127.0.0.1:${web.port}`,
      cookie: await signInAgain(web),
      'content-type': 'application/json',
    },
    body: '{"a":',
  })
  expect(broken.status).toBe(400)
  expect(JSON.parse(broken.body)).toMatchObject({ code: 'badCall' })
})

/** The link was used: another one, as a second `intercoder web` would get it. */
async function signInAgain(web: Started): Promise<string> {
  const again = await start({ dataFolder: web.dataFolder, port: web.port })
  if (!('failure' in again) || again.failure.kind !== 'running') throw new Error('a second host was started')
  const { headers } = await web.ask(pathOf(again.failure.url))
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

test('a fault of ours is one sentence for the page, and the whole of it in the log', async () => {
  const web = await started()
  const answer = await calling(web, await signIn(web))('runs.start', { projectId, runId: 'run-one' })
  expect(answer.status).toBe(500)
  expect(JSON.parse(answer.body)).toEqual({
    code: 'unexpected',
    sentence: 'Something went wrong in Intercoder itself: the fake engine does not do this',
  })
  expect(web.said.join()).toContain('runs.start: Error: the fake engine')
})

test('bytes of a file pass unchanged, with the rest of the input beside them', async () => {
  const web = await started()
  const cookie = await signIn(web)
  const send = (input: string | undefined, body: Buffer) =>
    web.ask('/call/files.read', {
      method: 'POST',
      headers: {
        origin: `http://127.0.0.1:${web.port}`,
        cookie,
        'content-type': 'application/octet-stream',
        ...(input === undefined ? {} : { 'x-input': input }),
      },
      body,
    })
  const input = encodeURIComponent(JSON.stringify({ fileName: 'Gespräch.txt', options: {} }))
  const answer = await send(input, Buffer.from([1, 0, 255]))
  expect(JSON.parse(answer.body)).toEqual({
    ok: false,
    failure: { file: 'Gespräch.txt', code: 'unreadable', detail: '3 bytes, the last 255' },
  })
  for (const bad of [undefined, '%', 'null', encodeURIComponent('{')])
    expect((await send(bad, Buffer.from([1]))).status).toBe(400)
})

test('a body above the limit is refused by its announced length, before it is sent', async () => {
  const web = await started()
  const cookie = await signIn(web)
  const origin = `http://127.0.0.1:${web.port}`
  const answer = await new Promise<number | undefined>((done, failed) => {
    const ask = request(
      {
        host: '127.0.0.1',
        port: web.port,
        path: '/call/projects.appendSave',
        method: 'POST',
        headers: { origin, cookie, 'content-type': 'application/json', 'content-length': 500 * 1024 * 1024 },
      },
      (response) => done(response.resume().statusCode),
    )
    ask.on('error', failed)
    ask.flushHeaders()
  })
  expect(answer).toBe(413)
})

test('a body above the limit is refused also where its length was not announced', async () => {
  const web = await started()
  const cookie = await signIn(web)
  const origin = `http://127.0.0.1:${web.port}`
  const piece = Buffer.alloc(8 * 1024 * 1024)
  const answer = await new Promise<number | undefined>((done) => {
    const ask = request(
      {
        host: '127.0.0.1',
        port: web.port,
        path: '/call/files.read',
        method: 'POST',
        headers: { origin, cookie, 'content-type': 'application/octet-stream', 'x-input': '{}' },
      },
      (response) => done(response.resume().statusCode),
    )
    // The host hangs up on a body that it does not want.
    ask.on('error', () => undefined)
    const pour = () => {
      while (ask.write(piece));
      ask.once('drain', pour)
    }
    pour()
  })
  expect(answer).toBe(413)
})

test('paths do not lead out of the page’s folder', async () => {
  const web = await started()
  const headers = { cookie: await signIn(web) }
  const paths = [
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
    '//outside.txt',
    '/%00',
    '/%',
  ]
  for (const path of paths) {
    const { status, body } = await web.ask(path, { headers })
    expect([403, 404]).toContain(status)
    expect(body).not.toContain('not for the page')
  }
  expect((await web.ask('/assets', { headers })).status).toBe(404)
})

test('every answer carries the security headers, and only hashed files are kept by the browser', async () => {
  const web = await started()
  const headers = { cookie: await signIn(web) }
  for (const path of ['/', '/nothing', '/assets/main-1a2b.js', '/enter', '/alive']) {
    const answer = await web.ask(path, { headers })
    expect(answer.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
  }
  expect((await web.ask('/', { headers })).headers['cache-control']).toBe('no-cache')
  expect((await web.ask('/assets/main-1a2b.js', { headers })).headers['cache-control']).toContain('immutable')
  expect((await web.ask('/', { headers, method: 'PUT' })).status).toBe(403)
})

test('a restart keeps the page signed in, at the same port', async () => {
  const web = await started()
  const cookie = await signIn(web)
  await running.pop()?.close()
  const again = await startWebHost({
    dataFolder: web.dataFolder,
    rendererFolder: web.rendererFolder,
    env: {},
    log: () => undefined,
    createEngine: () => fakeEngine().engine,
  })
  if (!again.ok) throw new Error(again.failure.sentence)
  running.push(again.value)
  expect(again.value.port).toBe(web.port)
  expect((await web.ask('/', { headers: { cookie } })).status).toBe(200)
})

test('the secret that signs browsers in is readable by its owner only', async () => {
  const web = await started()
  const { secret } = JSON.parse(await readFile(join(web.dataFolder, 'web.json'), 'utf8'))
  expect(await signIn(web)).toContain(secret)
  expect((await stat(join(web.dataFolder, 'web.json'))).mode & 0o077).toBe(0)
})

test('a second host on the same data folder gives a link into the first', async () => {
  const web = await started()
  const second = await start({ dataFolder: web.dataFolder, port: await freePort() })
  expect(second).toMatchObject({ failure: { kind: 'running' } })
  expect(await signInAgain(web)).not.toBe('')
})

test('after a kill -9 the next host takes the data folder over', async () => {
  const { dataFolder } = await newFolders()
  const port = await freePort()
  await mkdir(dataFolder, { recursive: true })
  // What a killed host leaves: a lock whose port answers no more; the process number may belong to somebody else now.
  await writeFile(join(dataFolder, 'host.lock'), JSON.stringify({ pid: process.ppid, host: 'web', port }))
  expect('host' in (await start({ dataFolder, port }))).toBe(true)
})

test('a port that is taken is said with its holder, and nothing is left behind', async () => {
  const web = await started()
  const other = await start({ port: web.port })
  expect(other).toMatchObject({ failure: { kind: 'portTaken' } })
  if ('failure' in other) expect(other.failure.sentence).toContain('an Intercoder with another data folder')
  const server = createServer((socket) => socket.end('hello\r\n')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const taken = await start({ port: typeof address === 'object' && address ? address.port : 0 })
  server.close()
  if (!('failure' in taken)) throw new Error('the host took a port that was taken')
  expect(taken.failure.sentence).toContain('another program')
  expect(taken.failure.sentence).toContain('--port')
  expect('host' in (await start({ dataFolder: taken.dataFolder }))).toBe(true)
})

test('another port than before is said, and kept from then on', async () => {
  const web = await started()
  await running.pop()?.close()
  const moved = await started({ dataFolder: web.dataFolder, port: await freePort() })
  expect(moved.said.join()).toContain(`port ${web.port} before`)
  expect(JSON.parse(await readFile(join(web.dataFolder, 'web.json'), 'utf8'))).toMatchObject({ port: moved.port })
})

/** Reads a stream of hints until `enough` says so. */
async function listen(web: Started, cookie: string, page: string) {
  const ask = request({ host: '127.0.0.1', port: web.port, path: `/hints?page=${page}`, headers: { cookie } })
  ask.end()
  const [response] = (await once(ask, 'response')) as [IncomingMessage]
  let text = ''
  response.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  const until = async (part: string) => {
    while (!text.includes(part)) await once(response, 'data')
    return text
  }
  return { response, until, leave: () => ask.destroy() }
}

test('hints reach every page that listens', async () => {
  const web = await started()
  const cookie = await signIn(web)
  const one = await listen(web, cookie, 'page-one')
  const two = await listen(web, cookie, 'page-two')
  expect(one.response.headers['content-type']).toBe('text/event-stream')
  await Promise.all([one.until('retry'), two.until('retry')])
  web.fake.tell({ kind: 'lease', projectId, page: null })
  const line = `data: ${JSON.stringify({ kind: 'lease', projectId, page: null })}\n\n`
  expect(await one.until(line)).toContain(line)
  expect(await two.until(line)).toContain(line)
})

test('a page that is gone hands its project on, and the page that waits is told', async () => {
  const web = await started()
  const cookie = await signIn(web)
  const call = calling(web, cookie)
  const one = await listen(web, cookie, 'page-one')
  const two = await listen(web, cookie, 'page-two')
  expect(JSON.parse((await call('projects.lease', { projectId, page: 'page-one' })).body)).toEqual({ granted: true })
  expect(JSON.parse((await call('projects.lease', { projectId, page: 'page-two' })).body)).toEqual({ granted: false })
  one.leave()
  await two.until('"page":null')
  expect(JSON.parse((await call('projects.lease', { projectId, page: 'page-two' })).body)).toEqual({ granted: true })
}, 15_000)

test('a project is saved, listed, and deleted with what the engine knows of it', async () => {
  const web = await started()
  const call = calling(web, await signIn(web))
  const { saveId } = JSON.parse((await call('projects.beginSave', { projectId, name: 'Interviews' })).body)
  const head = {
    intercoder: 'project',
    version: 1,
    revision: 1,
    savedAt: '2026-01-02T03:04:05.000Z',
    info: { id: projectId, name: 'Interviews' },
  }
  expect((await call('projects.appendSave', { saveId, text: `${JSON.stringify(head)}\n` })).status).toBe(204)
  expect(JSON.parse((await call('projects.commitSave', { saveId })).body)).toMatchObject({ revision: 1 })
  expect(JSON.parse((await call('projects.list', {})).body)).toHaveLength(1)
  expect((await call('projects.delete', { projectId })).status).toBe(204)
  expect(JSON.parse((await call('projects.list', {})).body)).toEqual([])
  expect(web.fake.forgotten).toEqual([projectId])
})

test('a key goes in and does not come out', async () => {
  const web = await started()
  const call = calling(web, await signIn(web))
  const { settings } = JSON.parse((await call('settings.read', {})).body)
  const provider = {
    id: 'my-server',
    name: 'Mine',
    kind: 'openaiCompatible',
    baseUrl: 'http://127.0.0.1:1',
    models: [],
  }
  await call('settings.write', { ...settings, providers: [provider] })
  await call('keys.set', { provider: 'my-server', key: 'sk-secret' })
  const status = await call('keys.status', {})
  expect(JSON.parse(status.body)).toEqual([
    { provider: 'my-server', source: 'memory', variable: 'INTERCODER_KEY_MY_SERVER' },
  ])
  expect(await readFile(join(web.dataFolder, 'settings.json'), 'utf8')).not.toContain('sk-secret')
  expect(web.said.join()).not.toContain('sk-secret')
})
