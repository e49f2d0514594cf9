import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '../../build/chromium.mjs'
import { goToPlace } from '../e2e/openedPage.ts'
import { chooseFiles, newProject } from '../e2e/openedProject.ts'
import { freePort, startHost } from '../e2e/startedHost.ts'
import { rareWord, rowsCsv } from '../simulators/rowsCsv.ts'
import { alone, beside, quantile, type Result } from './measure.ts'

const rows = 100_000
const seed = 20261120
const times = 3
const list = '[aria-label="Text"][tabindex="0"]'

/** Milliseconds from a deed in the page to the first frame in which something is there. Runs in the page. */
interface Deed {
  readonly press?: string
  readonly type?: { readonly into: string; readonly text: string }
  /** A selector that fits nothing before. */
  readonly until: string
}
const millisecondsOf = (page: Page, deed: Deed): Promise<number> =>
  page.evaluate(async ({ press, type, until }) => {
    const begun = performance.now()
    const pressed = press === undefined ? undefined : document.querySelector<HTMLElement>(press)
    if (pressed === null) throw new Error(`there is no ${press} to press`)
    pressed?.click()
    const field = type && document.querySelector<HTMLInputElement>(type.into)
    if (field) {
      // React listens to the native setter's event, and not to the property it has wrapped.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, type.text)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    while (!document.querySelector(until)) {
      if (performance.now() - begun > 60_000) throw new Error(`${until} did not appear within a minute`)
      await frame()
    }
    await frame()
    return performance.now() - begun
  }, deed)

/** Scrolls down steadily and notes how long each frame took, in milliseconds. */
const framesOf = (page: Page, scroller: string): Promise<number[]> =>
  page.evaluate(async (selector) => {
    const element = document.querySelector(selector)
    if (!element) throw new Error(`there is no ${selector} to scroll`)
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const frames: number[] = []
    let last = await frame()
    for (let i = 0; i < 240; i++) {
      element.scrollTop += 120
      const now = await frame()
      frames.push(now - last)
      last = now
    }
    return frames
  }, scroller)

async function heapMegabytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize / 2 ** 20
}

/** What scrolling costs where there is nothing to show. */
async function emptyFrames(browser: Browser): Promise<number[]> {
  const page = await browser.newPage()
  await page.setContent('<div id="list" style="height:80vh;overflow:auto"><div style="height:9600000px"></div></div>')
  const frames = await framesOf(page, '#list')
  await page.close()
  return frames
}

interface Measured {
  readonly importing: number
  readonly firstPaint: number
  readonly frames: readonly number[]
  readonly empty: readonly number[]
  readonly byText: number
  readonly byState: number
  readonly heap: number
}

/** A project of its own in a fresh browser and data folder, from the file to the filtered list. */
async function once(csv: string): Promise<Measured> {
  const home = await mkdtemp(join(tmpdir(), 'intercoder-rows-'))
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags })
  const host = await startHost(home, await freePort())
  try {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
    await page.goto(host.url)
    await newProject(page, 'Answers')
    await goToPlace(page, 'documents')
    const begun = performance.now()
    await chooseFiles(page, 'Add documents', csv)
    await page.getByRole('button', { name: 'Add 1 document' }).click()
    await page.getByText(`1 document · ${rows.toLocaleString('en')} segments`).waitFor()
    const importing = performance.now() - begun

    await page
      .getByRole('navigation')
      .getByRole('button', { name: 'Coding', exact: true })
      .evaluate((button) => {
        button.id = 'bench-coding'
      })
    const row = (index: number, ordinal: number) => `${list} [data-index="${index}"] [data-ordinal="${ordinal}"]`
    const firstPaint = await millisecondsOf(page, { press: '#bench-coding', until: row(0, 0) })
    // The first segment is coded, so that it can be missing where only open ones are shown.
    await page.keyboard.press('0')
    await page.getByText('My progress: 1 of').waitFor()

    const empty = await emptyFrames(browser)
    const frames = await framesOf(page, list)
    const search = 'input[aria-label="Find in the text"]'
    const byText = await millisecondsOf(page, { type: { into: search, text: rareWord }, until: row(0, 999) })
    // The segment found stays open and in view, so it shows when the one before it has gone.
    await page.getByLabel('Find in the text').fill('')
    await page.locator(row(999, 999)).waitFor()
    await page.getByRole('combobox', { name: 'Show' }).click()
    const open = page.getByRole('option', { name: 'Not coded by me' })
    await open.evaluate((option) => {
      option.id = 'bench-open'
    })
    const byState = await millisecondsOf(page, {
      press: '#bench-open',
      until: row(998, 999),
    })
    return { importing, firstPaint, frames, empty, byText, byState, heap: await heapMegabytes(page) }
  } finally {
    await host.stop('SIGKILL')
    await browser.close()
    await rm(home, { recursive: true, force: true })
  }
}

export default async function rowsBenchmark(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-csv-'))
  const csv = join(folder, 'answers.csv')
  await writeFile(csv, rowsCsv(rows, seed))
  const all: Measured[] = []
  for (let i = 0; i < times; i++) all.push(await once(csv))
  await rm(folder, { recursive: true })
  const of = (value: (one: Measured) => number) => all.map(value)
  const frames = (share: number) =>
    beside(
      {
        id: `frameP${share * 100}`,
        metric: 'milliseconds a frame while scrolling',
        peerName: 'an empty page, same run',
      },
      of((one) => quantile(one.frames, share)),
      of((one) => quantile(one.empty, share)),
    )
  return [
    alone(
      'import',
      'milliseconds from the file to the listed document',
      of((one) => one.importing),
    ),
    alone(
      'firstPaint',
      'milliseconds to the first rows of the coding screen',
      of((one) => one.firstPaint),
    ),
    frames(0.5),
    frames(0.95),
    alone(
      'filterByText',
      'milliseconds to the first row found',
      of((one) => one.byText),
    ),
    alone(
      'filterNotCoded',
      'milliseconds to the first row not coded',
      of((one) => one.byState),
    ),
    alone(
      'heap',
      'megabytes of JavaScript after all of it',
      of((one) => one.heap),
    ),
  ]
}
