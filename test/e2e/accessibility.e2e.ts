import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../renderer/words/en/en.ts'
import { type OpenedPage, openPage, openSample } from './openedPage.ts'
import { screensIn } from './screens.ts'

declare const axe: { run: (context: Document, options: object) => Promise<AxeResults> }

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every rule that is broken, with where. The page's policy forbids scripts of others, so the page is told and not given one. */
async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  // What fades in has no contrast yet.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await page.evaluate(
    async (values) => axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    tags,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`),
  )
}

let opened: OpenedPage | undefined
afterEach(() => opened?.close())

test.each(['light', 'dark'] as const)(
  'no screen breaks a rule of accessibility, complains, or asks another host (%s)',
  async (colorScheme) => {
    opened = await openPage({ colorScheme })
    const { page, complaints } = opened
    await page.getByRole('button', { name: en.project.sample }).waitFor()
    const found: Record<string, readonly string[]> = { 'start screen': await violationsOn(page) }
    await openSample(page)
    for (const { name, open } of screensIn(en)) {
      await open(page).catch((error: Error) => expect.unreachable(`${name}: ${error.message}`))
      found[name] = await violationsOn(page)
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: en.shell.projects }).click()
    await page.getByRole('table', { name: en.project.recent }).waitFor()
    found['start screen with projects'] = await violationsOn(page)
    expect(Object.fromEntries(Object.entries(found).filter(([, broken]) => broken.length > 0))).toEqual({})
    expect(complaints).toEqual([])
  },
)
