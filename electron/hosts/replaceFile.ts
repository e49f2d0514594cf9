import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes a rename last through a power failure. Windows cannot open folders, and orders renames by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a small file whole or not at all: beside the old one and onto the disk first, then in its place. */
export async function replaceFile(path: string, content: string, mode = 0o600): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${randomUUID()}.new`
  const handle = await open(beside, 'wx', mode)
  try {
    await handle.writeFile(content)
    await handle.sync()
    await handle.close()
    await rename(beside, path)
  } catch (error) {
    await handle.close()
    await rm(beside, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}
