import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { rareWord, rowsCsv } from '../simulators/rowsCsv.ts'
import { goToPlace, openPage } from './openedPage.ts'
import { chooseFiles, newProject } from './openedProject.ts'

declare global {
  interface Window {
    /** Milliseconds of every task that kept the window from answering for more than 50. */
    longTasks: number[]
  }
}

const noteLongTasks = () => {
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration))
  }).observe({ type: 'longtask', buffered: true })
}

/** No timing: a window that is blocked for a second is frozen on any machine. */
async function expectNeverFrozen(page: Page, doing: string) {
  const tasks = await page.evaluate(() => window.longTasks.splice(0))
  console.log(`${doing}: longest task ${Math.max(0, ...tasks)} ms, of ${tasks.length} longer than 50 ms`)
  expect(Math.max(0, ...tasks), doing).toBeLessThan(1000)
}

test('a hundred thousand rows are added, scrolled and filtered, and the window never freezes', async () => {
  const { home, page, complaints, close } = await openPage()
  try {
    // Seconds pass on a busy machine, and this is no test of time.
    page.setDefaultTimeout(90_000)
    await page.addInitScript(noteLongTasks)
    await page.reload()
    const csv = join(home, 'answers.csv')
    await writeFile(csv, rowsCsv(100_000, 1))
    await newProject(page, 'Answers')

    await goToPlace(page, 'documents')
    await chooseFiles(page, 'Add documents', csv)
    await page.getByRole('button', { name: 'Add 1 document' }).click()
    await page.getByText('1 document · 100,000 segments').waitFor()
    await expectNeverFrozen(page, 'adding')

    await goToPlace(page, 'coding')
    const list = page.getByRole('region', { name: 'Text' })
    const rows = list.locator('[data-index]')
    await page.getByText('My progress: 0 of 100,000').waitFor()
    await rows.first().waitFor()
    await expectNeverFrozen(page, 'opening')

    await list.hover()
    for (let i = 0; i < 40; i++) {
      await page.mouse.wheel(0, 1500)
      expect(await rows.count()).toBeLessThan(100)
    }
    for (const share of [0.5, 0.99, 1, 0]) {
      await list.evaluate((scroller, share) => scroller.scrollTo(0, share * scroller.scrollHeight), share)
      await expect.poll(() => rows.count()).toBeGreaterThan(0)
      expect(await rows.count()).toBeLessThan(100)
    }
    await expectNeverFrozen(page, 'scrolling')

    await page.getByLabel('Find in the text').pressSequentially(rareWord, { delay: 30 })
    await list.getByText(rareWord).first().waitFor()
    await list.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight))
    // Rows 1,000, 2,000, … and the heading above them.
    await list.getByText('Row 100001').first().waitFor()
    await page.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: 'Coded by me', exact: true }).click()
    await page.getByText('No segment fits what is asked for.').waitFor()
    await page.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: 'Not coded by me' }).click()
    await page.getByLabel('Find in the text').fill('')
    await expect.poll(() => rows.count()).toBeGreaterThan(0)
    expect(await rows.count()).toBeLessThan(100)
    await expectNeverFrozen(page, 'filtering')
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
})
