import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReplyStore, type ReplyStore } from './replyStore.ts'

const freshFolder = async () => join(await mkdtemp(join(tmpdir(), 'replies-')), 'replies')

async function opened(folder: string): Promise<ReplyStore> {
  const store = await openReplyStore(folder, (trouble) => expect.fail(JSON.stringify(trouble)))
  if (!store.ok) throw new Error(store.failure.detail)
  return store.value
}

test('what is put is found at once, and after a restart', async () => {
  const folder = await freshFolder()
  const store = await opened(folder)
  for (let i = 0; i < 500; i++) store.put(`k${i}`, `v${i}`)
  expect(store.get('k499')).toBe('v499')
  await store.sync()
  expect(store.get('k0')).toBe('v0')
  expect(store.get('other')).toBeUndefined()
  store.put('k0', 'newer')
  store.delete('k1')
  await store.close()
  const again = await opened(folder)
  expect([again.get('k0'), again.get('k1'), again.get('k499')]).toEqual(['newer', undefined, 'v499'])
  await again.close()
})

test('a store that is open elsewhere is locked', async () => {
  const folder = await freshFolder()
  const first = await opened(folder)
  expect(await openReplyStore(folder, () => {})).toMatchObject({ ok: false, failure: { kind: 'locked' } })
  await first.close()
})

test('a place that takes no folder is unwritable', async () => {
  const folder = await freshFolder()
  await writeFile(folder, 'a file is in the way')
  expect(await openReplyStore(folder, () => {})).toMatchObject({ ok: false, failure: { kind: 'unwritable' } })
})
