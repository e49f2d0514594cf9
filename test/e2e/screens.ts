import type { Page } from 'playwright-core'
import type { Words } from '../../renderer/words/words.ts'
import { goToPlace } from './openedPage.ts'

export interface Screen {
  readonly name: string
  /** Leads to it from any other screen of the open sample project; a dialog closes by Esc. */
  readonly open: (page: Page) => Promise<void>
}

/** The beginning of a sentence, up to what is filled in. */
const opening = (sentence: string) => sentence.split('{{')[0] ?? ''

const interview = 'Anna: I stopped commuting in spring.\n\nAnna: My evenings are longer now.\n\nBen: Mine are not.'

type Place = keyof Words['shell']['places']

/** When each place shows what there is to show. */
export function readyIn(words: Words): Readonly<Record<Place, (page: Page) => Promise<void>>> {
  const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true }).waitFor()
  return {
    documents: (page) => page.getByRole('table').waitFor(),
    codebook: (page) => page.getByRole('tree').waitFor(),
    coders: (page) => page.getByRole('table').first().waitFor(),
    coding: async (page) => {
      await page.getByText(opening(words.coding.mine)).waitFor()
      await page.locator('article[aria-current]').waitFor()
    },
    runs: heading(words.runs.title),
    reliability: (page) => page.getByText(/α = /).first().waitFor(),
    insights: heading(words.insights.left.title),
    export: (page) => page.getByRole('button', { name: words.exporting.copy.save, disabled: false }).waitFor(),
    settings: heading(words.settings.history.title),
  }
}

/** Every place of a project, and the dialogs that open over it, found by the words of one language. */
export function screensIn(words: Words): readonly Screen[] {
  const dialog = (page: Page) => page.getByRole('dialog').waitFor()
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const ready = readyIn(words)
  const place = (name: Place): Screen => ({
    name,
    open: async (page) => {
      await goToPlace(page, name, words)
      await ready[name](page)
    },
  })
  const over = (at: Place, name: string, lead: (page: Page) => Promise<unknown>): Screen => ({
    name: `${at}, ${name}`,
    open: async (page) => {
      await goToPlace(page, at, words)
      await lead(page)
    },
  })
  const keys = (at: string, ...pressed: readonly string[]) =>
    over('coding', at, async (page) => {
      await ready.coding(page)
      for (const key of pressed) await page.keyboard.press(key)
      await dialog(page)
    })
  const preview = async (page: Page) => {
    await press(page, words.runs.newRun)
    await press(page, words.runs.form.preview)
    await page.getByText(words.runs.preview.stays).waitFor()
  }

  return [
    place('documents'),
    over('documents', 'details of one', async (page) => {
      await page.getByRole('table').getByRole('button').first().click()
      await page.getByRole('tab', { name: words.documents.detail.attributes }).click()
    }),
    over('documents', 'import', async (page) => {
      const chooser = page.waitForEvent('filechooser')
      await press(page, words.documents.add)
      await (await chooser).setFiles([
        { name: 'interview.txt', mimeType: 'text/plain', buffer: Buffer.from(interview) },
        { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
        { name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from('person,answer\n1,It is quiet here.\n') },
      ])
      await page.getByText(words.documents.import.preview).waitFor()
    }),
    place('codebook'),
    over('codebook', 'a code', async (page) => {
      await page.getByRole('treeitem').nth(3).click()
      await page.getByLabel(words.codebook.form.definition).waitFor()
    }),
    over('codebook', 'versions', async (page) => {
      await press(page, words.codebook.history.act)
      await dialog(page)
    }),
    over('codebook', 'save', async (page) => {
      await page.getByRole('treeitem').nth(3).click()
      await page.getByLabel(words.codebook.form.definition).fill('Passages about the way home.')
      await press(page, words.codebook.save.act)
      await dialog(page)
    }),
    place('coders'),
    over('coders', 'an automatic coder', async (page) => {
      await press(page, words.coders.addAutomatic)
      await dialog(page)
    }),
    over('coders', 'a round', async (page) => {
      await press(page, words.coders.addRound)
      await dialog(page)
    }),
    place('coding'),
    keys('palette', '/'),
    over('coding', 'a value', async (page) => {
      await ready.coding(page)
      await page.keyboard.press('u')
      await page.keyboard.press('8')
      await dialog(page)
    }),
    keys('memo', 'm'),
    keys('shortcuts', '?'),
    over('coding', 'automatic codings shown', async (page) => {
      await ready.coding(page)
      await page.keyboard.press('a')
      await page.getByText(words.coding.notBlind).waitFor()
    }),
    place('runs'),
    over('runs', 'a new run', async (page) => {
      await press(page, words.runs.newRun)
      await dialog(page)
    }),
    over('runs', 'more wishes', async (page) => {
      await press(page, words.runs.newRun)
      await dialog(page)
      await press(page, words.common.more)
      await page.getByText(words.runs.form.canonicalWhy).waitFor()
    }),
    over('runs', 'preview', preview),
    place('reliability'),
    place('insights'),
    place('export'),
    place('settings'),
    over('settings', 'a server', async (page) => {
      await press(page, words.settings.providers.add)
      await dialog(page)
    }),
  ]
}
