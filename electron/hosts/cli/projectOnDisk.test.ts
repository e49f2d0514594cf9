import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { smallProject } from '../../../test/fixtures/smallProject.ts'
import { projectText, readProject, revisionAt, writeWhole } from './projectOnDisk.ts'

const folder = await mkdtemp(join(tmpdir(), 'intercoder-project-'))
afterAll(() => rm(folder, { recursive: true }))
const savedAt = '2026-03-02T10:00:00.000Z'

test('a project comes back from the disk as it was, line separators of other alphabets and large texts included', async () => {
  const path = join(folder, 'p.intercoder')
  const text = `I work at night. 🙂\u2028\u2029\u0085${'ä🙂'.repeat(1 << 20)}`
  const [document, ...others] = smallProject.documents
  const project = {
    ...smallProject,
    documents: [{ ...document!, length: text.length }, ...others],
    texts: smallProject.texts.with(0, { ...smallProject.texts[0]!, text }),
  }
  await writeWhole(path, projectText(project, 4, savedAt))
  expect(await readProject(path)).toEqual({
    ok: true,
    value: { head: { revision: 4, savedAt, info: project.info }, project },
  })
  expect(await revisionAt(path)).toMatchObject({ ok: true, value: { revision: 4 } })
})

test('what cannot be written whole leaves the old file, and nothing beside it', async () => {
  const path = join(folder, 'q.intercoder')
  await writeFile(path, 'old')
  const torn = (async function* () {
    yield 'new'
    throw new Error('no more')
  })()
  await expect(writeWhole(path, torn)).rejects.toThrow('no more')
  expect(await readFile(path, 'utf8')).toBe('old')
  expect((await readdir(folder)).filter((name) => name.startsWith('q'))).toEqual(['q.intercoder'])
})

test('where no file is there is no revision, and a file that is no project says so', async () => {
  expect(await revisionAt(join(folder, 'none.intercoder'))).toEqual({ ok: true, value: undefined })
  await writeFile(join(folder, 'note.intercoder'), '')
  expect(await revisionAt(join(folder, 'note.intercoder'))).toMatchObject({
    ok: false,
    failure: { code: 'notAProject' },
  })
})
