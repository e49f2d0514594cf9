import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { chromiumFlags, findChromium } from '../../build/chromium.mjs'
import { freePort, type StartedHost, startHost } from './startedHost.ts'

let browser: Browser
const hosts: StartedHost[] = []
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags })
})
afterAll(() => browser.close())
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop('SIGKILL')
})

async function start(home: string, port: number) {
  const host = await startHost(home, port)
  hosts.push(host)
  return host
}

/** A page that keeps what the browser complained about. */
async function newPage() {
  const page = await (await browser.newContext()).newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text())
  })
  return { page, complaints }
}
const shows = (page: Page) => page.locator('#root > *').first().waitFor({ state: 'attached' })

test('without a display the page is served, and nothing of it offends its own policy', async () => {
  const host = await start(await mkdtemp(join(tmpdir(), 'intercoder-e2e-')), await freePort())
  const { page, complaints } = await newPage()
  await page.goto(host.url)
  await shows(page)
  expect(new URL(page.url()).pathname).toBe('/')
  expect(complaints).toEqual([])
})

test('a browser stays signed in over a kill -9 of the host; another one needs a link of its own', async () => {
  const home = await mkdtemp(join(tmpdir(), 'intercoder-e2e-'))
  const port = await freePort()
  const first = await start(home, port)
  const { page } = await newPage()
  await page.goto(first.url)
  await shows(page)
  await first.stop('SIGKILL')
  await start(home, port)
  await page.reload()
  await shows(page)
  const { page: stranger } = await newPage()
  const answer = await stranger.goto(`http://127.0.0.1:${port}/`)
  expect(answer?.status()).toBe(401)
  expect(await stranger.textContent('body')).toContain('npx intercoder web')
})

test('a second start leads into the host that runs, and Ctrl-C ends it in order', async () => {
  const home = await mkdtemp(join(tmpdir(), 'intercoder-e2e-'))
  const port = await freePort()
  const first = await start(home, port)
  const second = await start(home, port)
  const { page } = await newPage()
  await page.goto(second.url)
  await shows(page)
  expect(existsSync(join(home, 'host.lock'))).toBe(true)
  await first.stop('SIGINT')
  expect(existsSync(join(home, 'host.lock'))).toBe(false)
})
