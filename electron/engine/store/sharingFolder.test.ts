import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { emptyFolder } from '../../../test/simulators/projectUnderTest.ts'
import { readSharing } from '../readSharing.ts'
import { readSharingFolder } from './sharingFolder.ts'

const careful = { version: 1, name: 'Careful', modes: { deductive: { judgeRelevance: 'perCoder' } } }

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await emptyFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

test('S0-39 a broken table is reported in a sentence, and takes nothing from the others', async () => {
  const folder = await folderWith({
    'a.json': '{ "version": 1,',
    'b.json': JSON.stringify({ ...careful, modes: { deductive: { asignCodes: 'shared' } } }),
    'c.json': JSON.stringify(careful),
    'd.json': JSON.stringify(careful),
    'notes.txt': 'no table',
  })
  await mkdir(join(folder, 'e.json'))
  const { tables, problems } = await readSharingFolder(folder)
  expect(tables).toEqual([careful])
  expect(problems).toHaveLength(4)
  expect(problems[0]).toMatch(/^The sharing table a\.json cannot be used: .+\. Correct or remove it\.$/)
  expect(problems[1]).toContain('the mode “deductive” has no operation “asignCodes”')
  expect(problems[2]).toContain('another one called “Careful”')
  expect(problems[3]).toContain('e.json')
})

test('S0-39 runs take the table that the settings name, and the built-in one, with a sentence, where it cannot be had', async () => {
  const folder = await folderWith({ 'a.json': JSON.stringify(careful), 'b.json': 'broken' })
  const read = (sharing: typeof defaultSettings.sharing) => readSharing({ ...defaultSettings, sharing })
  expect(await read({ folder: '', table: '' })).toEqual({ names: [], problems: [] })
  expect(await read({ folder, table: 'Careful' })).toMatchObject({ chosen: careful, names: ['Careful'] })
  const missing = await read({ folder, table: 'Bold' })
  expect(missing.chosen).toBeUndefined()
  expect(missing.problems).toEqual([
    expect.stringContaining('b.json'),
    expect.stringContaining('take the built-in one'),
  ])
  expect((await read({ folder: join(folder, 'none'), table: '' })).problems).toEqual([
    expect.stringContaining('cannot be read'),
  ])
})
