import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '../../build/chromium.mjs'
import { en } from '../../renderer/words/en/en.ts'
import type { Words } from '../../renderer/words/words.ts'
import { readProjectFile } from '../../shared/project/projectFile.ts'
import type { ProjectSnapshot } from '../../shared/project/snapshot.ts'
import { freePort, type StartedHost, startHost } from './startedHost.ts'

export interface OpenedPage {
  readonly home: string
  readonly host: StartedHost
  readonly page: Page
  /** Errors of the page and of its console, and requests that went elsewhere than to the host. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** A host over a new data folder, which `prepare` may fill before, and a browser of its own signed in to it. */
export async function openPage(
  options: BrowserContextOptions = {},
  prepare: (home: string) => Promise<void> = async () => {},
): Promise<OpenedPage> {
  const home = await mkdtemp(join(tmpdir(), 'intercoder-page-'))
  await prepare(home)
  const host = await startHost(home, await freePort())
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags })
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  const { origin } = new URL(host.url)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(http|ws)s?:$/.test(url.protocol) && url.origin !== origin) complaints.push(`asked ${url.href}`)
  })
  await page.goto(host.url)
  const close = async () => {
    await browser.close()
    await host.stop('SIGINT')
  }
  return { home, host, page, complaints, close }
}

export async function openSample(page: Page, words: Words = en) {
  await page.getByRole('button', { name: words.project.sample }).click()
  await page.getByRole('heading', { level: 1, name: words.shell.places.documents }).waitFor()
}

export const goToPlace = (page: Page, place: keyof Words['shell']['places'], words: Words = en) =>
  page.getByRole('navigation').getByRole('button', { name: words.shell.places[place], exact: true }).click()

/** What the host has on disk once nothing waits to be saved; there must be one project. */
export async function savedProject({ home, page }: OpenedPage, words: Words = en): Promise<ProjectSnapshot> {
  await page.getByText(words.shell.saved, { exact: true }).waitFor()
  const [name = ''] = await readdir(join(home, 'projects'))
  const text = await readFile(join(home, 'projects', name), 'utf8')
  const read = await readProjectFile(text.split('\n'), name)
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return read.value
}
