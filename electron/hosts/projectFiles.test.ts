import { mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ProjectId } from '../../shared/domain/ids.ts'
import { openProjectFiles, type ProjectFiles } from './projectFiles.ts'

const projectId = ProjectId.parse('project-1')
const other = ProjectId.parse('project-2')

const head = (revision: number, name = 'Interviews', id: string = projectId) =>
  `${JSON.stringify({ intercoder: 'project', version: 1, revision, savedAt: '2026-01-02T03:04:05.000Z', info: { id, name } })}\n`

async function folderOf() {
  const folder = join(await mkdtemp(join(tmpdir(), 'intercoder-projects-')), 'projects')
  const said: string[] = []
  return { folder, said, files: await openProjectFiles(folder, (_, message) => said.push(message)) }
}

async function save(files: ProjectFiles, text: readonly string[], { id = projectId, name = 'Interviews' } = {}) {
  const { saveId } = await files['projects.beginSave']({ projectId: id, name })
  for (const piece of text) await files['projects.appendSave']({ saveId, text: piece })
  return files['projects.commitSave']({ saveId })
}

test('a project that was never saved is not listed, and its folder need not be there', async () => {
  const { files } = await folderOf()
  expect(await files['projects.list']({})).toEqual([])
})

test('what was appended is what is read, in the same order', async () => {
  const { folder, files } = await folderOf()
  const { saveId } = await files['projects.beginSave']({ projectId, name: 'Interviews' })
  await Promise.all(
    [head(1), '{"a":"ä"}\n', '{"b":"😀"}\n'].map((text) => files['projects.appendSave']({ saveId, text })),
  )
  const entry = await files['projects.commitSave']({ saveId })
  expect(entry).toMatchObject({
    projectId,
    name: 'Interviews',
    revision: 1,
    path: join(folder, 'Interviews.intercoder'),
  })
  expect(await files['projects.read']({ projectId, offset: 0 })).toEqual({ text: `${head(1)}{"a":"ä"}\n{"b":"😀"}\n` })
  expect(await files['projects.list']({})).toEqual([entry])
  expect(await readdir(folder)).toEqual(['Interviews.intercoder'])
})

test('pieces are cut at line ends, also where a line is longer than a piece and no byte stands alone', async () => {
  const { files } = await folderOf()
  const lines = [head(1), ...[1, 5, 2, 3].map((mb) => `${'ä😀'.repeat(mb * 175_000)}\n`)]
  await save(files, lines)
  let text = ''
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const piece: { text: string; next?: number } = await files['projects.read']({ projectId, offset })
    expect(piece.text.endsWith('\n')).toBe(true)
    text += piece.text
    offset = piece.next
  }
  expect(text === lines.join('')).toBe(true)
})

test('nothing is replaced before the commit, and abandoning leaves nothing behind', async () => {
  const { folder, files } = await folderOf()
  await save(files, [head(1), 'old\n'])
  const { saveId } = await files['projects.beginSave']({ projectId, name: 'Interviews' })
  await files['projects.appendSave']({ saveId, text: `${head(2)}new\n` })
  expect(await readFile(join(folder, 'Interviews.intercoder'), 'utf8')).toBe(`${head(1)}old\n`)
  await files['projects.abandonSave']({ saveId })
  expect(await readdir(folder)).toEqual(['Interviews.intercoder'])
  await expect(files['projects.commitSave']({ saveId })).rejects.toThrow('has ended')
})

test('a host that dies between appending and committing leaves the old file whole', async () => {
  const { folder, files } = await folderOf()
  await save(files, [head(1), 'old\n'])
  const { saveId } = await files['projects.beginSave']({ projectId, name: 'Interviews' })
  await files['projects.appendSave']({ saveId, text: head(2) })
  // The next host finds the folder as the dead one left it.
  const next = await openProjectFiles(folder, () => undefined)
  expect(await next['projects.list']({})).toMatchObject([{ revision: 1 }])
  expect(await next['projects.read']({ projectId, offset: 0 })).toEqual({ text: `${head(1)}old\n` })
  await save(next, [head(2), 'new\n'])
  expect(await next['projects.read']({ projectId, offset: 0 })).toEqual({ text: `${head(2)}new\n` })
  await files.close()
})

test('what a crash left of a saving is swept away after a day, and not before', async () => {
  const { folder, files } = await folderOf()
  await save(files, [head(1)])
  await writeFile(join(folder, '.yesterday.saving'), '')
  await writeFile(join(folder, '.today.saving'), '')
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
  await utimes(join(folder, '.yesterday.saving'), twoDaysAgo, twoDaysAgo)
  await openProjectFiles(folder, () => undefined)
  expect((await readdir(folder)).sort()).toEqual(['.today.saving', 'Interviews.intercoder'])
})

test('a renamed project moves its file, and keeps out of the way of others', async () => {
  const { folder, files } = await folderOf()
  await save(files, [head(1, 'Field: notes/1')], { name: 'Field: notes/1' })
  await save(files, [head(1, 'Focus groups', other)], { id: other, name: 'Focus groups' })
  const { path } = await save(files, [head(2, 'FOCUS GROUPS')], { name: 'FOCUS GROUPS' })
  expect(path).toBe(join(folder, 'FOCUS GROUPS 2.intercoder'))
  expect((await readdir(folder)).sort()).toEqual(['FOCUS GROUPS 2.intercoder', 'Focus groups.intercoder'])
})

test('what is no project, or another one, or older than the file, is not put in its place', async () => {
  const { files } = await folderOf()
  await save(files, [head(5), 'kept\n'])
  await expect(save(files, ['{"not":"a project"}\n'])).rejects.toThrow('nothing was replaced')
  await expect(save(files, [head(6, 'Interviews', other)])).rejects.toThrow('nothing was replaced')
  await expect(save(files, [head(4)])).rejects.toThrow('saved elsewhere')
  expect(await files['projects.read']({ projectId, offset: 0 })).toEqual({ text: `${head(5)}kept\n` })
})

test('a broken file is left out and said once; of two states of a project the later is listed', async () => {
  const { folder, files, said } = await folderOf()
  await save(files, [head(2)])
  await writeFile(join(folder, 'broken.intercoder'), 'no json')
  await writeFile(join(folder, 'Interviews (copy).intercoder'), head(1))
  expect(await files['projects.list']({})).toMatchObject([{ revision: 2 }])
  await files['projects.list']({})
  expect(said).toHaveLength(2)
})

test('deleting a project deletes every state of it, and nothing else', async () => {
  const { folder, files } = await folderOf()
  await save(files, [head(2)])
  await save(files, [head(1, 'Other', other)], { id: other, name: 'Other' })
  await writeFile(join(folder, 'copy.intercoder'), head(1))
  await files.remove(projectId)
  expect(await readdir(folder)).toEqual(['Other.intercoder'])
  await expect(files['projects.read']({ projectId, offset: 0 })).rejects.toThrow('no file')
})
