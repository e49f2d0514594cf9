import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallProject } from '../../../test/fixtures/smallProject.ts'
import { takeIn } from './openCommand.ts'
import { projectText, writeWhole } from './projectOnDisk.ts'
import type { Terminal } from './terminal.ts'

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'intercoder-home-'))
  folder = await mkdtemp(join(tmpdir(), 'intercoder-files-'))
})
afterEach(async () => {
  await rm(home, { recursive: true })
  await rm(folder, { recursive: true })
})

const terminal = (): Terminal => ({
  env: { INTERCODER_HOME: home },
  folder,
  out: () => undefined,
  err: () => undefined,
  onInterrupt: () => () => undefined,
})
const save = (revision: number) =>
  writeWhole(join(folder, 'p.intercoder'), projectText(smallProject, revision, '2026-03-02T10:00:00.000Z'))
const kept = async () =>
  JSON.parse((await readFile(join(home, 'projects', 'Small.intercoder'), 'utf8')).split('\n')[0]!)

test('a project that is opened is copied to where the page finds it, as it is', async () => {
  await save(3)
  expect(await takeIn('p.intercoder', terminal())).toContain('“Small” was copied')
  expect(await readFile(join(home, 'projects', 'Small.intercoder'), 'utf8')).toBe(
    await readFile(join(folder, 'p.intercoder'), 'utf8'),
  )
})

test('a copy that was saved at least as often stays, an older one gives way', async () => {
  await save(3)
  await takeIn('p.intercoder', terminal())
  await save(2)
  expect(await takeIn('p.intercoder', terminal())).toContain('“Small” is in the list')
  expect(await kept()).toMatchObject({ revision: 3 })
  await save(5)
  expect(await takeIn('p.intercoder', terminal())).toContain('“Small” was copied')
  expect(await kept()).toMatchObject({ revision: 5 })
  expect(await readdir(join(home, 'projects'))).toHaveLength(1)
})

test('what is no whole project is refused, and nothing is copied', async () => {
  await writeFile(join(folder, 'p.intercoder'), 'roses')
  await expect(takeIn('p.intercoder', terminal())).rejects.toMatchObject({ code: 3 })
  await expect(takeIn('none.intercoder', terminal())).rejects.toMatchObject({ code: 2 })
  await expect(readdir(join(home, 'projects'))).rejects.toThrow('ENOENT')
})
