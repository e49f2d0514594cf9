import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openReplyStore, type ReplyStore, type StoreTrouble } from './replyStore.ts'

const freshFolder = async () => join(await mkdtemp(join(tmpdir(), 'replies-')), 'replies')

async function opened(folder: string) {
  const told: StoreTrouble[] = []
  const store = await openReplyStore(folder, (trouble) => told.push(trouble))
  if (!store.ok) throw new Error(store.failure.detail)
  return { store: store.value, told }
}

const value = (i: number) => `value ${i} ${'abcdefghij'.repeat(20 + (i % 50))}`
const count = 1500

/** A store whose entries lie in table files. */
async function filled(): Promise<string> {
  const folder = await freshFolder()
  const { store } = await opened(folder)
  for (let i = 0; i < count; i++) store.put(`k${i}`, value(i))
  await store.compact()
  await store.close()
  return folder
}

async function tablesOf(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ldb')).sort()
  expect(names.length).toBeGreaterThan(0)
  return names.map((name) => join(folder, name))
}

/** How many entries are as they were; none may be otherwise. */
function whole(store: ReplyStore): number {
  let found = 0
  for (let i = 0; i < count; i++) {
    const text = store.get(`k${i}`)
    if (text === undefined) continue
    expect(text).toBe(value(i))
    found++
  }
  return found
}

test('a truncated table file: what cannot be read is not there, the store is put aside, and a new one works', async () => {
  const folder = await filled()
  const [table] = await tablesOf(folder)
  await truncate(table!, 1000)
  const { store, told } = await opened(folder)
  whole(store)
  await store.sync()
  expect(told.filter(({ kind }) => kind !== 'damagedEntry')).toMatchObject([
    { kind: 'replaced', aside: expect.stringMatching(/replies\.damaged-\d{4}-\d\d-\d\d/), detail: expect.any(String) },
  ])
  const replaced = told.find((trouble) => trouble.kind === 'replaced')
  expect(await readdir(join(folder, '..'))).toContain(replaced?.aside.split('/').at(-1))
  expect(whole(store)).toBe(replaced?.kept)
  store.put('k1', value(1))
  await store.close()
  const again = await opened(folder)
  expect([again.store.get('k1'), again.told]).toEqual([value(1), []])
  await again.store.close()
})

test('a table file that is gone: a new store is begun at once, with what the others hold', async () => {
  const folder = await filled()
  for (const table of await tablesOf(folder)) await rm(table)
  const { store, told } = await opened(folder)
  expect(told).toMatchObject([{ kind: 'replaced', kept: 0 }])
  store.put('k1', value(1))
  await store.sync()
  expect(store.get('k1')).toBe(value(1))
  await store.close()
})

test('flipped bytes anywhere: the store opens or begins anew, and no wrong value is ever served', async () => {
  const original = await filled()
  const folder = await freshFolder()
  for (let round = 0; round < 40; round++) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const names = (await readdir(original)).filter((name) => name !== 'LOCK')
    for (const name of names) await writeFile(join(folder, name), await readFile(join(original, name)))
    const name = names[round % names.length]!
    const file = await open(join(folder, name), 'r+')
    const { size } = await file.stat()
    const at = Math.floor((size * ((round * 7) % 40)) / 40)
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at)
    if (size > 0) await file.write(Buffer.from([buffer[0]! ^ 0x41]), 0, 1, at)
    await file.close()
    const { store } = await opened(folder)
    whole(store)
    await store.sync()
    store.put('new', 'value')
    await store.sync()
    expect(store.get('new')).toBe('value')
    await store.close()
  }
}, 60_000)

test('a foreign file in the folder harms nothing, and where it takes the place of ours a new store is begun', async () => {
  const folder = await filled()
  await writeFile(join(folder, 'notes.txt'), 'My notes')
  await mkdir(join(folder, 'pictures'))
  const first = await opened(folder)
  expect([whole(first.store), first.told]).toEqual([count, []])
  await first.store.close()
  expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('My notes')
  await writeFile(join(folder, 'CURRENT'), 'My notes')
  const second = await opened(folder)
  expect(second.told).toMatchObject([{ kind: 'replaced', kept: count }])
  expect(whole(second.store)).toBe(count)
  await second.store.close()
})

test('one damaged value costs that entry and no other, and is told of once it is looked for', async () => {
  const folder = await freshFolder()
  const { ClassicLevel } = await import('classic-level')
  const first = await opened(folder)
  for (let i = 0; i < count; i++) first.store.put(`k${i}`, value(i))
  await first.store.close()
  const level = new ClassicLevel(folder)
  const stored = await level.get('k7')
  await level.put('k7', stored!.replace('value 7', 'value 8'))
  await level.put('k8', stored!)
  await level.put('k9', '')
  await level.close()
  const { store, told } = await opened(folder)
  expect(whole(store)).toBe(count - 3)
  expect(told).toEqual(['k7', 'k8', 'k9'].map((key) => ({ kind: 'damagedEntry', key })))
  const listed = new Map<string, string | undefined>()
  for await (const [key, text] of store.entries('k', 'l')) listed.set(key, text)
  expect([listed.size, listed.get('k7'), listed.get('k10')]).toEqual([count, undefined, value(10)])
  await store.close()
})

const [mount, umount] = ['/bin/mount', '/bin/umount']
let mounted: string | undefined
afterEach(() => {
  if (mounted) execFileSync(umount, [mounted])
  mounted = undefined
})

/** A file system of so many megabytes, or `undefined` where this process may not have one. */
async function smallDisk(megabytes: number): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'small-'))
  try {
    execFileSync(mount, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
    mounted = folder
    return folder
  } catch {
    console.warn('SKIPPED: a full disk and a read-only one, for nothing may be mounted here')
    return undefined
  }
}

test('a full disk is told of once; what was kept before is still found, and what comes after is not', async (context) => {
  const disk = await smallDisk(2)
  if (!disk) return context.skip()
  const { store, told } = await opened(join(disk, 'replies'))
  store.put('early', 'value')
  await store.sync()
  for (let i = 0; i < 20; i++) {
    store.put(`k${i}`, 'x'.repeat(500_000) + i)
    await store.sync()
  }
  expect(told).toMatchObject([{ kind: 'unwritten', detail: expect.stringMatching(/space/i) }])
  expect([store.get('early'), store.get('k19')]).toEqual(['value', undefined])
  await store.close()
})

test('a read-only disk is unwritable', async (context) => {
  const disk = await smallDisk(2)
  if (!disk) return context.skip()
  execFileSync(mount, ['-o', 'remount,ro', disk])
  expect(await openReplyStore(join(disk, 'replies'), () => {})).toMatchObject({
    ok: false,
    failure: { kind: 'unwritable', detail: expect.stringMatching(/EROFS|read-only/i) },
  })
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder of somebody else is unwritable',
  async () => {
    const folder = await freshFolder()
    await mkdir(folder)
    await chmod(folder, 0o500)
    expect(await openReplyStore(folder, () => {})).toMatchObject({ ok: false, failure: { kind: 'unwritable' } })
  },
)
