import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../renderer/words/en/en.ts'
import type { ManualCoding } from '../../shared/domain/manualCoding.ts'
import { segmentIdOf } from '../../shared/domain/segment.ts'
import { standingDecision } from '../../shared/domain/standingDecision.ts'
import type { ProjectSnapshot } from '../../shared/project/snapshot.ts'
import { manualJudgements } from '../../shared/reliability/manualJudgements.ts'
import { segmentGrid } from '../../shared/reliability/segmentGrid.ts'
import { sampleProject } from '../../shared/sample/sampleProject.ts'
import { goToPlace, type OpenedPage, openPage, openSample, savedProject } from './openedPage.ts'
import { readyIn } from './screens.ts'

let opened: OpenedPage | undefined
afterEach(() => opened?.close())

const sample = sampleProject('en')
/** The first document in the list that the present round asks about, which is the one that coding begins with. */
const interview = sample.documents.find(({ name }) => name === 'Anna, second interview')
const codeId = (name: string) => sample.codebooks[1]?.codebook.codes.find((code) => code.name === name)?.id

/** The codings of Ada on a segment of that document, counted from 1. */
const codingsAt = ({ coders, manualCodings }: ProjectSnapshot, n: number): readonly ManualCoding[] => {
  const ada = coders.find(({ name }) => name === 'Ada')
  return manualCodings.filter(
    ({ coderId, unit }) =>
      coderId === ada?.id &&
      interview &&
      unit.kind === 'segment' &&
      unit.segmentId === segmentIdOf(interview.id, n - 1),
  )
}

async function startAsAda(page: Page) {
  await openSample(page)
  await goToPlace(page, 'coders')
  await page.getByRole('button', { name: en.coders.addPerson }).click()
  await page.getByLabel(en.coders.personName).fill('Ada')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Code as Ada' }).click()
  await goToPlace(page, 'coding')
  await page.getByText('My progress: 0 of 106').waitFor()
}

test('coding needs nothing but the keyboard, and what it records is what was done', async () => {
  opened = await openPage()
  const { page, complaints } = opened
  await startAsAda(page)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const at = (n: number) => page.getByText(`Segment ${n} of 12`).waitFor()
  const decided = (n: number) => page.getByText(`My progress: ${n} of 106`).waitFor()
  const inPalette = async (typed: string, enter: string) => {
    await press('/')
    const field = page.getByRole('combobox', { name: en.coding.palette.placeholder, exact: true })
    await field.waitFor()
    await expect.poll(() => field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.type(typed)
    await press(enter)
  }

  // One key, one code; a second one beside it.
  await at(1)
  await press('1', '2')
  await decided(1)
  // The palette, and the code used last.
  await press('Enter')
  await at(2)
  await inPalette('blur', 'Enter')
  await decided(2)
  await press('Enter')
  await at(3)
  await press('q')
  await decided(3)
  // What is no code, and what is no judgement.
  await press('j', '0')
  await decided(4)
  await press('J', 'x')
  await decided(5)
  await press('ArrowDown')
  await at(6)
  await press('s')
  await page.locator('article[aria-current]').getByText(en.coding.decision.skipped).waitFor()
  // A code with a scale asks for its value.
  await press('j')
  await at(7)
  await press('8')
  await page.getByRole('dialog').getByText('severe').waitFor()
  await press('3')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.locator('article[aria-current]').getByText('Strain').waitFor()
  // A memo stays with its decision.
  await press('m')
  await page.getByRole('textbox', { name: en.coding.memo.label }).fill('She sighs.')
  await press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.locator('article[aria-current]').getByText('She sighs.').waitFor()
  // A decision taken back while the segment lies open.
  await press('j')
  await at(8)
  await press('3')
  await page.locator('article[aria-current]').getByText('Separating').waitFor()
  await press('u')
  await page.locator('article[aria-current]').getByText('Separating').waitFor({ state: 'hidden' })
  // In sight of automatic codings.
  await press('j', 'a')
  await page.getByText(en.coding.notBlind).waitFor()
  await press('5')
  await page.locator('article[aria-current] [data-own]').getByText('Colleagues').waitFor()
  await press('a')
  await page.getByText(en.coding.blind).waitFor()
  // Back to the first segment: what is decided now is a correction.
  await press('k', 'k', 'k', 'k', 'k', 'k', 'k', 'k')
  await at(1)
  await press('2')
  await page.locator('article[aria-current]').getByText(en.coding.correction).waitFor()
  // Enter finds the next one that is open; undo takes back a decision there, also over a reload.
  await press('Enter')
  await at(8)
  await press('7')
  await page.locator('article[aria-current]').getByText('Autonomy').waitFor()
  await press('Control+z')
  await page.locator('article[aria-current]').getByText('Autonomy').waitFor({ state: 'hidden' })
  await page.getByText(en.shell.saved, { exact: true }).waitFor()
  await page.reload()
  await page.locator('article[aria-current]').waitFor()
  await press('Control+Shift+Z')
  await page.locator('[data-own]').getByText('Autonomy').waitFor()
  await page.reload()
  await page.locator('[data-own]').getByText('Autonomy').waitFor()
  // Search and help.
  await press('f')
  await page.keyboard.type('kingdom')
  await page.getByText('of 1', { exact: false }).first().waitFor()
  await press('Escape', '?')
  await page.getByRole('dialog', { name: en.coding.shortcuts }).waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })

  const project = await savedProject(opened)
  const standing = (n: number) => standingDecision(codingsAt(project, n))
  const codes = (...names: string[]) => ({ kind: 'codes', codes: names.map((name) => ({ codeId: codeId(name) })) })
  expect(standing(2)?.decision).toEqual(codes('Blurring'))
  expect(standing(3)?.decision).toEqual(codes('Blurring'))
  expect(standing(4)?.decision).toEqual({ kind: 'noCode' })
  expect(standing(5)?.decision).toEqual({ kind: 'notRelevant' })
  expect(standing(6)?.decision).toEqual({ kind: 'skipped' })
  expect(standing(7)?.decision).toEqual({ kind: 'codes', codes: [{ codeId: codeId('Strain'), value: 3 }] })
  expect(standing(7)?.memo).toBe('She sighs.')
  expect(standing(8)?.decision).toEqual(codes('Autonomy'))
  expect(
    codingsAt(project, 8)
      .filter(({ withdrawnAt }) => withdrawnAt)
      .map(({ decision }) => decision),
  ).toEqual([codes('Separating')])
  expect(standing(9)?.visible).toEqual({ automatic: true, otherCoders: false })
  expect(standing(2)?.visible).toEqual({ automatic: false, otherCoders: false })
  // The first judgement stays, and it is the one that reliability compares.
  expect(standing(1)).toMatchObject({ decision: codes('Place'), correction: true })
  const { judgements } = manualJudgements(project.manualCodings, project.rounds, segmentGrid(project.segmentBlocks))
  const ada = project.coders.find(({ name }) => name === 'Ada')
  const judged = (n: number) => ada && interview && judgements.get(ada.id)?.get(segmentIdOf(interview.id, n - 1))
  expect([...(judged(1)?.codes ?? [])]).toEqual([codeId('Place'), codeId('Boundaries')])
  expect(judged(6)).toBeUndefined()
  expect(judged(9), 'made in sight of others').toBeUndefined()
  expect(complaints).toEqual([])
})

/** Where the keyboard is: in which part of the window, on what, and can one see it there? `undefined` at the end of the round. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    // The browser itself comes after the last control, or else the first one again.
    if (!(element instanceof HTMLElement) || element === document.body || element.dataset.reached) return undefined
    element.dataset.reached = 'true'
    const part = ['main', 'nav', 'header'].find((name) => element.closest(name)) ?? 'skip'
    const { outlineStyle, boxShadow, borderColor } = getComputedStyle(element)
    return {
      part,
      seen: outlineStyle !== 'none' || boxShadow !== 'none',
      borderColor,
      name: element.outerHTML.slice(0, 120),
    }
  })

/** Controls that the tab key should have come to, and did not. Of a group of radio buttons it comes to one. */
const unreached = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [tabindex]')]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility() && !element.matches(':disabled'))
      .filter((element) => !element.matches('[type="radio"], [type="file"], [data-reached]'))
      .map((element) => element.outerHTML.slice(0, 160)),
  )

test('the tab key leads through every place: bar, rail, content, and nothing is left out or traps it', async () => {
  opened = await openPage()
  const { page, complaints } = opened
  await openSample(page)
  const order = ['skip', 'header', 'nav', 'main']
  // The sample opens at its documents, and whoever is there already stays at the rail.
  const { documents: _, ...others } = en.shell.places
  const ready = readyIn(en)
  for (const place of [...Object.keys(others), 'documents'] as (keyof typeof ready)[]) {
    const name = en.shell.places[place]
    // By keyboard as well: the rail's button, and Enter.
    const button = page.getByRole('navigation').getByRole('button', { name, exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.locator(`nav [aria-current="page"]`).getByText(name).waitFor()
    await ready[place](page)
    expect(await page.evaluate(() => document.activeElement?.id), name).toBe('content')

    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-reached]')) delete element.dataset.reached
      document.querySelector<HTMLElement>('header button')?.focus()
    })
    await page.keyboard.press('Shift+Tab')
    const parts: string[] = []
    for (let here = await focused(page); here; here = await focused(page)) {
      expect(here.seen, `${name}: the focus is not seen on ${here.name}`).toBe(true)
      parts.push(here.part)
      await page.keyboard.press('Tab')
    }
    expect(await unreached(page), name).toEqual([])
    const positions = parts.map((part) => order.indexOf(part))
    expect(positions, name).toEqual([...positions].sort())
    expect(new Set(parts).size, name).toBe(order.length)
  }
  expect(complaints).toEqual([])
})
