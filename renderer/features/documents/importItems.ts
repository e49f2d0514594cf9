import type { FileProblem, ReadFile, ReadOptions } from '../../../shared/contract/files.ts'
import { speakerColumn } from '../../../shared/domain/attribute.ts'

/** How a file fared. `unanswered` is the host that did not answer; nothing is known about the file then. */
export type Reading =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'refused'; readonly problem: FileProblem }
  | { readonly kind: 'unanswered' }

export interface ImportItem {
  readonly key: string
  readonly fileName: string
  readonly bytes: number
  readonly options: ReadOptions
  /** Counts the changes of options, so that an answer to an older question is told from the one awaited. */
  readonly asked: number
  readonly reading: Reading
}

/** As many files are read at once; more would only wait in the host. */
const readAtOnce = 2

/** The files whose turn it is. */
export const nextToRead = (items: readonly ImportItem[]): readonly ImportItem[] =>
  items
    .filter(({ reading }) => reading.kind === 'waiting')
    .slice(0, Math.max(0, readAtOnce - items.filter(({ reading }) => reading.kind === 'reading').length))

export const itemOf = (key: string, file: { readonly name: string; readonly size: number }): ImportItem => ({
  key,
  fileName: file.name,
  bytes: file.size,
  options: {},
  asked: 0,
  reading: { kind: 'waiting' },
})

/** Puts an answer beside its file, unless the file has been taken off or is asked for with other options since. */
export const answered = (items: readonly ImportItem[], { key, asked }: ImportItem, reading: Reading) =>
  items.map((item) => (item.key === key && item.asked === asked ? { ...item, reading } : item))

/** Asks anew for the files that `concerns` holds of, with changed options. */
export const withOptions = (
  items: readonly ImportItem[],
  concerns: (item: ImportItem) => boolean,
  change: (options: ReadOptions) => ReadOptions,
): readonly ImportItem[] =>
  items.map((item) =>
    concerns(item)
      ? { ...item, options: change(item.options), asked: item.asked + 1, reading: { kind: 'waiting' } }
      : item,
  )

/** The endings of files that can be read, as a file field asks for them. */
export const readable = '.txt,.text,.md,.markdown,.docx,.csv,.tsv'

/** Rows and columns, so that there is a text column to choose. */
export const isTable = (fileName: string): boolean => /\.(csv|tsv)$/i.test(fileName)

/** What ends alike is read alike: the ending without its dot, in small letters. */
export const endingOf = (fileName: string): string => /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''

/** How far it is: files that are done with, well or not, and what can be added. */
export function progressOf(items: readonly ImportItem[]) {
  const read = items.flatMap(({ reading }) => (reading.kind === 'read' ? [reading.file] : []))
  const pending = items.filter(({ reading }) => reading.kind === 'waiting' || reading.kind === 'reading').length
  return {
    read,
    done: items.length - pending,
    refused: items.length - pending - read.length,
    segments: read.reduce((sum, { segments }) => sum + segments, 0),
  }
}

/** The first passages as they will be cut, with their speakers. */
export function firstPassages({ text, blocks }: ReadFile, count: number) {
  const block = blocks[0]
  const speakers = block?.attributes.find(({ name }) => name === speakerColumn)?.values ?? []
  return (block?.starts ?? []).slice(0, count).map((start, i) => {
    const speaker = speakers[i]
    return {
      start,
      text: text.slice(start, block?.ends[i]),
      speaker: typeof speaker === 'string' ? speaker : undefined,
    }
  })
}
