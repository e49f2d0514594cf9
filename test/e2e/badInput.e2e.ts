import { Document, Packer, Paragraph } from 'docx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxFileBytes } from '../../shared/contract/files.ts'
import { projectLines } from '../../shared/project/projectFile.ts'
import { recordsOf } from '../../shared/project/projectRecord.ts'
import { problemSentence } from '../../shared/words/problemSentence.ts'
import { smallProject } from '../fixtures/smallProject.ts'
import { goToPlace, type OpenedPage, openPage, savedProject } from './openedPage.ts'
import { chooseFiles, newProject } from './openedProject.ts'

let opened: OpenedPage
let page: Page
beforeAll(async () => {
  opened = await openPage()
  page = opened.page
})
afterAll(() => opened.close())

const docxOf = (...paragraphs: string[]) =>
  Packer.toBuffer(new Document({ sections: [{ children: paragraphs.map((text) => new Paragraph(text)) }] }))

/** Drops files on the page, as from a folder's window. A number stands for a file of so many bytes. */
async function drop(files: Readonly<Record<string, Buffer | number>>) {
  const described = Object.entries(files).map(([name, content]) =>
    typeof content === 'number' ? { name, size: content } : { name, base64: content.toString('base64') },
  )
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, size = 0, base64 } of all) {
      const content = base64 === undefined ? 'x'.repeat(size) : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      transfer.items.add(new File([content], name))
    }
    return transfer
  }, described)
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

test('a broken project file is refused with one sentence, and nothing of it is kept', async () => {
  const lines: string[] = []
  const head = { revision: 1, savedAt: '2026-03-02T10:00:00.000Z', info: smallProject.info }
  for await (const line of projectLines(head, recordsOf(smallProject))) lines.push(line)
  const offer = (name: string, text: string) =>
    chooseFiles(page, 'Open a file', [{ name, mimeType: 'application/json', buffer: Buffer.from(text) }])

  await offer('poem.intercoder', 'Roses are red')
  await page.getByText(problemSentence({ file: 'poem.intercoder', code: 'notAProject' }, 'en')).waitFor()
  await offer('cut.intercoder', lines.slice(0, -3).join('\n'))
  await page.getByText(problemSentence({ file: 'cut.intercoder', code: 'incompleteProject' }, 'en')).waitFor()
  await offer('torn.intercoder', lines.map((line, i) => (i === 4 ? line.slice(0, 20) : line)).join('\n'))
  await page.getByText(problemSentence({ file: 'torn.intercoder', code: 'damagedProject', row: 5 }, 'en')).waitFor()
  await page.getByText('Projects that you make or open are listed here.').waitFor()
})

test('in one batch each bad file gets its sentence, and the good ones are added whole', async () => {
  await newProject(page, 'Bad input')
  await goToPlace(page, 'documents')
  await page.getByText('Texts to be coded come from files').waitFor()
  const latin1 = (text: string) => Buffer.from(text, 'latin1')
  await drop({
    'torn.docx': (await docxOf('Never to be seen.')).subarray(0, 700),
    'empty.txt': Buffer.alloc(0),
    'wide.csv': Buffer.from('\ufefftext;n\r\nGr\u00fc\u00dfe;1\r\nzwei;2\r\n', 'utf16le'),
    'old.csv': latin1('text,n\r\nf\xfcnf \x80,1\r\n'),
    'ragged.csv': Buffer.from('text,n\na,1\nb,2,3\nc,4\n'),
    'photo.txt': latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
    'huge.txt': maxFileBytes + 1,
    'good.txt': Buffer.from('One paragraph.\n\nAnother.'),
    'good.docx': await docxOf('A Word document.', 'Of two paragraphs.'),
  })
  const dialog = page.getByRole('dialog')
  await dialog.getByText('9 of 9 files read').waitFor()
  const problems = [
    { file: 'torn.docx', code: 'unreadable' },
    { file: 'empty.txt', code: 'empty' },
    { file: 'ragged.csv', code: 'raggedRow', row: 3, detail: '3/2' },
    { file: 'photo.txt', code: 'binary' },
    { file: 'huge.txt', code: 'tooLarge' },
  ] as const
  for (const problem of problems) await dialog.getByText(problemSentence(problem, 'en')).first().waitFor()
  await dialog.getByText('5 files could not be read').waitFor()
  await dialog.getByRole('button', { name: 'Add 4 documents' }).click()

  await page.getByText('4 documents · 7 segments').waitFor()
  for (const name of ['wide.csv', 'old.csv', 'good.txt', 'good.docx'])
    expect(await page.getByText(name, { exact: true }).count(), name).toBeGreaterThan(0)
  const { documents, texts } = await savedProject(opened)
  expect(documents.map(({ source }) => source.fileName).sort()).toEqual([
    'good.docx',
    'good.txt',
    'old.csv',
    'wide.csv',
  ])
  expect(texts).toHaveLength(4)

  await goToPlace(page, 'coding')
  for (const [name, text] of [
    ['wide', 'Grüße'],
    ['old', 'fünf €'],
  ] as const) {
    await page.getByRole('region', { name: 'Documents' }).getByText(name).click()
    await page.getByRole('region', { name: 'Text' }).getByText(text).waitFor()
  }
})

test('a codebook with a name twice is refused with one sentence, and the codebook stays as it was', async () => {
  await goToPlace(page, 'codebook')
  const twice = { name: 'Twice', codes: ['Work', 'Pay', 'Work'].map((name) => ({ name, definition: '' })) }
  const buffer = Buffer.from(JSON.stringify(twice))
  await chooseFiles(page, 'Import JSON', [{ name: 'twice.json', mimeType: 'application/json', buffer }])
  const problem = { file: 'twice.json', code: 'duplicateCode', detail: 'Work' } as const
  await page.getByText(problemSentence(problem, 'en')).waitFor()
  expect(await page.getByText('Pay', { exact: true }).count()).toBe(0)
  expect(opened.complaints).toEqual([])
})
