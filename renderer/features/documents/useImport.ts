import { useEffect, useRef, useState } from 'react'
import { maxFileBytes, type ReadOptions } from '../../../shared/contract/files.ts'
import { hostClient } from '../../engine/connect.ts'
import { answered, type ImportItem, itemOf, nextToRead, type Reading, withOptions } from './importItems.ts'

/** Files on their way to becoming documents: read by the host a few at a time, anew where their options change. */
export function useImport() {
  const [items, setItems] = useState<readonly ImportItem[]>([])
  const files = useRef(new Map<string, File>())

  useEffect(() => {
    for (const item of nextToRead(items)) {
      setItems((now) => answered(now, item, { kind: 'reading' }))
      void readItem(files.current.get(item.key), item).then((reading) =>
        setItems((now) => answered(now, item, reading)),
      )
    }
  }, [items])

  return {
    items,
    /** @param options what holds for all files already. */
    add(chosen: readonly File[], options: ReadOptions = {}) {
      const added = chosen.map((file) => {
        const key = crypto.randomUUID()
        files.current.set(key, file)
        return { ...itemOf(key, file), options }
      })
      setItems((now) => [...now, ...added])
    },
    takeOff(key: string) {
      files.current.delete(key)
      setItems((now) => now.filter((item) => item.key !== key))
    },
    change: (concerns: (item: ImportItem) => boolean, options: (options: ReadOptions) => ReadOptions) =>
      setItems((now) => withOptions(now, concerns, options)),
    clear() {
      files.current.clear()
      setItems([])
    },
  }
}

async function readItem(file: File | undefined, { fileName, options }: ImportItem): Promise<Reading> {
  if (!file) return { kind: 'unanswered' }
  // Above this size the host would refuse as well; so the bytes need not travel.
  if (file.size > maxFileBytes) return { kind: 'refused', problem: { file: fileName, code: 'tooLarge' } }
  const bytes = await bytesOf(file)
  if (!bytes) return { kind: 'refused', problem: { file: fileName, code: 'unreadable' } }
  try {
    const read = await hostClient['files.read']({ fileName, bytes, options })
    return read.ok ? { kind: 'read', file: read.value } : { kind: 'refused', problem: read.failure }
  } catch {
    // Whatever the host's trouble is, the row says that it did not answer, and offers to ask again.
    return { kind: 'unanswered' }
  }
}

/** `undefined` where the browser cannot read it: a folder, or a file that has gone or changed since it was chosen. */
const bytesOf = (file: File): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  )
