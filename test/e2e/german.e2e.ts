import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { de } from '../../renderer/words/de/de.ts'
import { en } from '../../renderer/words/en/en.ts'
import { sampleProject } from '../../shared/sample/sampleProject.ts'
import { type OpenedPage, openPage, openSample } from './openedPage.ts'
import { screensIn } from './screens.ts'

let opened: OpenedPage | undefined
afterEach(() => opened?.close())

/** All sentences of a language by their place in it. */
function sentencesOf(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : sentencesOf(value, `${path}${key}.`),
  )
}

const filledIn = /\{\{[^}]+\}\}/g

const german = new Map(sentencesOf(de))
/** What is German, among it a name in the sample that happens to be an English word of ours as well. */
const germanSentences = new Set([...german.values(), ...sampleProject('de').rounds.map(({ name }) => name)])

/** Each English sentence that German says otherwise, as a pattern of it with anything filled in. */
const english = sentencesOf(en)
  .filter(([path, sentence]) => german.get(path) !== sentence && !germanSentences.has(sentence))
  .filter(([, sentence]) => /\p{L}{3}/u.test(sentence.replaceAll(filledIn, '')))
  .map(([path, sentence]) => {
    const pattern = sentence
      .split(filledIn)
      .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
      .join('.+')
    return { path, pattern: new RegExp(`^${pattern}$`, 'su') }
  })

/** All that the page says in words: texts that are seen, and names and hints that are heard. */
const wordsOn = (page: Page) =>
  page.evaluate(() => {
    const heard = ['aria-label', 'aria-description', 'placeholder', 'title']
    const seen = (element: HTMLElement) => [
      element.innerText,
      ...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
    ]
    const said = [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => [
      ...heard.map((name) => element.getAttribute(name) ?? ''),
      ...(element instanceof HTMLElement && element.checkVisibility() ? seen(element) : []),
    ])
    return [...new Set(said.map((text) => text.trim()).filter(Boolean))]
  })

/** Buttons that end beyond the pane they stand in, which cuts them off. */
const beyondTheirPane = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button')]
      .filter((button) => button.checkVisibility() && button.innerText.trim() !== '')
      .filter((button) => {
        const { right } = button.getBoundingClientRect()
        for (let pane = button.parentElement; pane; pane = pane.parentElement)
          if (/hidden|clip/.test(getComputedStyle(pane).overflowX) && right > pane.getBoundingClientRect().right + 1)
            return true
        return false
      })
      .map((button) => `${button.innerText} ends beyond its pane`),
  )

/** Boxes of the interface whose words do not fit in, at the size of a small laptop. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, th, label, legend, summary, [role="tab"]')]
      .filter((element) => element.checkVisibility() && element.clientWidth > 1)
      .flatMap((element) => [element, ...element.querySelectorAll<HTMLElement>('*')])
      .filter((element) => getComputedStyle(element).display !== 'inline' && !(element instanceof SVGElement))
      .filter(
        (element) =>
          element.innerText?.trim() && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1,
      )
      // What the researcher named may be long; it is clipped on purpose, with the whole name elsewhere.
      .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
      .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}: ${element.innerText}`),
  )

test('in German no English sentence is left, no word is cut off, and numbers are German', async () => {
  opened = await openPage({ locale: 'de-DE' })
  const { page, complaints } = opened
  await page.getByRole('button', { name: de.project.sample }).waitFor()
  const found: Record<string, readonly string[]> = {}
  const look = async (name: string) => {
    const said = await wordsOn(page)
    const left = english.filter(({ pattern }) => said.some((text) => pattern.test(text))).map(({ path }) => path)
    const cut = [...(await overflowing(page)), ...(await beyondTheirPane(page))]
    if (left.length + cut.length > 0) found[name] = [...left, ...cut]
  }
  await look('start screen')
  await openSample(page, de)
  for (const { name, open } of screensIn(de)) {
    await open(page).catch((error: Error) => expect.unreachable(`${name}: ${error.message}`))
    await look(name)
    if (name === 'reliability') expect(await page.getByText(/α = [−]?,\d\d \[/).count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
  }
  expect(found).toEqual({})
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  expect(complaints).toEqual([])
})
