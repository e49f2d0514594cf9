import type { Page } from 'playwright-core'
import { goToPlace } from './openedPage.ts'

/** Presses what asks for files, and chooses these. */
export async function chooseFiles(page: Page, button: string, files: Parameters<Page['setInputFiles']>[1]) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).first().click()
  await (await chooser).setFiles(files)
}

/** From the start screen into a project of this name, with one person who codes. */
export async function newProject(page: Page, name: string) {
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name of the project').fill(name)
  await page.getByRole('button', { name: 'Make the project' }).click()
  await goToPlace(page, 'coders')
  await page.getByRole('button', { name: 'Add a person' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Ada')
  await page.getByRole('dialog').getByRole('button', { name: /Add/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}
