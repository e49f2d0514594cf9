import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import { writeAtomically } from '../engine/store/atomicFile.ts'

/** Who serves a data folder. A web host adds its port as soon as it has one. */
const Holder = z.object({
  pid: z.int().positive(),
  host: z.enum(['web', 'desktop']),
  port: z.int().positive().optional(),
})
export type Holder = z.infer<typeof Holder>

export interface HostLock {
  readonly announce: (port: number) => Promise<void>
  readonly release: () => Promise<void>
}

/** A container may begin anew with the number that its predecessor had: what we did not take ourselves is not ours. */
const heldHere = new Set<string>()

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal, so it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    return Holder.safeParse(JSON.parse(await readFile(path, 'utf8'))).data
  } catch (error) {
    // Gone in the meantime, or torn by a crash: then nobody holds it.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Does a host answer at this port? A process number alone may have been given to another program. */
type Answers = (port: number) => Promise<boolean>

async function holds({ pid, port }: Holder, path: string, answers: Answers): Promise<boolean> {
  if (!runs(pid)) return false
  if (port !== undefined) return answers(port)
  return pid !== process.pid || heldHere.has(path)
}

/** Who serves a data folder at this moment; `undefined` where nobody does. Takes nothing and clears nothing away. */
export async function servingHost(path: string, answers: Answers): Promise<Holder | undefined> {
  const holder = await holderOf(path)
  return holder && (await holds(holder, path, answers)) ? holder : undefined
}

/**
 * Takes the lock of a data folder: one host serves it, desktop or web. A lock whose process is gone (killed, or a container
 * that began anew with the same numbers) is taken over.
 */
export async function takeHostLock(
  path: string,
  host: Holder['host'],
  answers: Answers,
): Promise<Outcome<HostLock, Holder>> {
  await mkdir(dirname(path), { recursive: true })
  for (;;) {
    try {
      const handle = await open(path, 'wx', 0o600)
      await handle.writeFile(JSON.stringify({ pid: process.pid, host }))
      await handle.close()
      heldHere.add(path)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = await holderOf(path)
    if (holder && (await holds(holder, path, answers))) return fail(holder)
    await rm(path, { force: true })
  }
  return succeed({
    announce: (port) => writeAtomically(path, JSON.stringify({ pid: process.pid, host, port })),
    async release() {
      heldHere.delete(path)
      await rm(path, { force: true })
    },
  })
}
