import { type FileHandle, open } from 'node:fs/promises'

/** A file of lines that only ever grows, written by this process alone. Lines are counted from 0. */
export interface AppendLog {
  readonly path: string
  /** Lines that are on the disk. */
  readonly count: () => number
  /**
   * Resolves once the line is on the disk: a line counts when the `fdatasync` that covers it returned. Lines that come
   * while one is under way share the next. After a disk error this line and all later ones are refused, until the file is
   * opened anew.
   */
  readonly append: (value: unknown) => Promise<void>
  /** Lines from `from` (inclusive) to `to` (exclusive, at most the count), parsed as JSON. */
  readonly read: (from: number, to: number) => Promise<unknown[]>
  /** Waits for what is under way. */
  readonly close: () => Promise<void>
}

const newline = 0x0a
const chunkBytes = 1 << 20

interface Waiting {
  readonly bytes: Buffer
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** A crash can tear the last line. What was never whole was never told, so it is cut off. */
export async function openAppendLog(path: string): Promise<AppendLog> {
  const file = await open(path, 'a+')
  /** Where each line ends, its line break included: eight bytes a line, and the only thing kept in memory. */
  const ends = await lineEnds(file)
  const whole = () => ends.at(-1) ?? 0
  if ((await file.stat()).size > whole()) await file.truncate(whole())

  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined
  let broken: Error | undefined

  async function write() {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await file.appendFile(Buffer.concat(batch.map(({ bytes }) => bytes)))
        await file.datasync()
        for (const { bytes } of batch) ends.push(whole() + bytes.length)
        for (const { resolve } of batch) resolve()
      } catch (error) {
        refuse([...batch, ...waiting], new Error(`${path} could not be written`, { cause: error }))
      }
    }
    writing = undefined
  }

  /** Nobody knows what of these lines the disk holds; opening the file anew will tell. */
  function refuse(lines: readonly Waiting[], reason: Error) {
    broken = reason
    waiting = []
    for (const { reject } of lines) reject(reason)
  }

  return {
    path,
    count: () => ends.length,
    append: (value) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken)
        waiting.push({ bytes: Buffer.from(`${JSON.stringify(value)}\n`), resolve, reject })
        writing ??= write()
      }),
    read: async (from, to) => {
      const [start, end] = [ends[from - 1] ?? 0, ends[Math.min(to, ends.length) - 1] ?? 0]
      if (from >= Math.min(to, ends.length)) return []
      const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start)
      return buffer
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .map((line, i) => parseLine(line, path, from + i))
    },
    close: async () => {
      await writing
      await file.close()
    },
  }
}

/** All lines that are on the disk by now, a few hundred at a time, so that no file is ever held whole. */
export async function* linesOf(log: AppendLog): AsyncGenerator<unknown> {
  const step = 500
  const end = log.count()
  for (let from = 0; from < end; from += step) yield* await log.read(from, Math.min(from + step, end))
}

async function lineEnds(file: FileHandle): Promise<number[]> {
  const ends: number[] = []
  const { size } = await file.stat()
  const chunk = Buffer.alloc(Math.min(chunkBytes, size))
  for (let offset = 0; offset < size; ) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, offset)
    if (bytesRead === 0) break
    const read = chunk.subarray(0, bytesRead)
    for (let at = read.indexOf(newline); at >= 0; at = read.indexOf(newline, at + 1)) ends.push(offset + at + 1)
    offset += bytesRead
  }
  return ends
}

function parseLine(line: string, path: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new Error(`line ${number + 1} of ${path} is damaged`, { cause: error })
  }
}
