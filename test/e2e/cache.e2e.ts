import { afterEach, expect, test } from 'vitest'
import { en } from '../../renderer/words/en/en.ts'
import { goToPlace, type OpenedPage, openPage, openSample } from './openedPage.ts'

let opened: OpenedPage | undefined
afterEach(() => opened?.close())

const { cache, runs } = en

/** The number a sentence begins with. */
const countIn = (sentence: string | null) => Number(/^[\d,]+/.exec(sentence ?? '')?.[0].replaceAll(',', ''))

test('S1-13 what is remembered is counted before it is cleared, brought back by one click, and moved as a file', async () => {
  opened = await openPage()
  const { page, complaints } = opened
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  const says = (sentence: RegExp) => page.getByText(sentence).waitFor()
  const code = async (name: string, fresh: boolean) => {
    await goToPlace(page, 'runs')
    await press(runs.newRun)
    await page.getByLabel(runs.form.name, { exact: true }).fill(name)
    if (fresh) await page.getByRole('checkbox', { name: runs.form.fresh }).check()
    await press(runs.form.preview)
    await page.getByRole('dialog').getByText(runs.preview.stays).waitFor()
    await page.getByRole('button', { name: /^Code \d+ segments$/ }).click()
    await page.getByRole('region', { name }).getByText(runs.state.finished).waitFor()
  }
  const openCache = async () => {
    await goToPlace(page, 'insights')
    await page.getByRole('tab', { name: cache.title }).click()
    await page.getByRole('heading', { name: cache.figures.title }).waitFor()
  }

  await openSample(page)
  await openCache()
  expect(await page.getByRole('button', { name: cache.entries.clear }).count()).toBe(0)
  await code('First', false)
  await code('Again', true)
  await page
    .getByRole('region', { name: 'Again' })
    .getByText(/opened for this run: everything asked anew/)
    .waitFor()

  // A fresh run differs from what was known in its occasion and nothing else.
  await page.getByRole('region', { name: 'Again' }).getByRole('button', { name: runs.whyAsked }).click()
  await press(cache.why.explain)
  const reasons = page.getByRole('table', { name: cache.why.reason })
  await reasons.waitFor()
  expect(await reasons.getByRole('button').allTextContents()).toEqual([cache.parts.occasion])

  await press(cache.entries.clear)
  const dialog = page.getByRole('dialog')
  const all = countIn(await dialog.getByText(/answers meet this/).textContent())
  await dialog.getByRole('combobox', { name: cache.clear.question }).click()
  await page.getByRole('option', { name: en.insights.operations.judgeRelevance }).click()
  await dialog.getByText(new RegExp(`^(?!${all} )\\d+ answers meet this`)).waitFor()
  const some = countIn(await dialog.getByText(/answers meet this/).textContent())
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  await dialog.getByRole('button', { name: `Clear ${some} answers` }).click()
  await says(new RegExp(`^${some} answers cleared`))
  await press(cache.clear.undo)
  await says(new RegExp(`^${some} answers are back`))

  await press(cache.upkeep.check)
  await says(new RegExp(`^${all} answers checked: 0 damaged, 0 with traces of manual codings`))
  const download = page.waitForEvent('download')
  await press(cache.upkeep.export)
  const bundle = await (await download).path()
  await press(cache.entries.clear)
  await dialog.getByRole('button', { name: `Clear ${all} answers` }).click()
  await says(new RegExp(`^${all} answers cleared`))
  const chooser = page.waitForEvent('filechooser')
  await press(cache.upkeep.import)
  await (await chooser).setFiles(bundle)
  await says(new RegExp(`^${all} answers added, 0 known already`))

  // What was moved is known: the same run again asks nothing.
  await code('Third', false)
  await page
    .getByRole('region', { name: 'Third' })
    .getByText(/known from earlier runs/)
    .waitFor()
  expect(await page.getByRole('region', { name: 'Third' }).getByRole('button', { name: runs.whyAsked }).count()).toBe(0)
  expect(complaints).toEqual([])
})
