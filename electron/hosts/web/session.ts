import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../../engine/store/atomicFile.ts'
import { readIfThere } from '../readIfThere.ts'

/** What a data folder remembers of its web host, readable by its owner only. */
const WebMemory = z.object({
  /** Who carries it in a cookie may use the host, also after a restart. */
  secret: z.string().min(32),
  /** The browser keeps the research by origin, and the port is part of it. */
  port: z.int().min(1).max(65535).optional(),
})
export type WebMemory = z.infer<typeof WebMemory>

const memoryPath = (dataFolder: string) => join(dataFolder, 'web.json')

export async function recallWebHost(dataFolder: string): Promise<WebMemory> {
  const text = await readIfThere(memoryPath(dataFolder))
  const known = text === undefined ? undefined : WebMemory.safeParse(parse(text)).data
  return known ?? { secret: randomBytes(32).toString('base64url') }
}

export const rememberWebHost = (dataFolder: string, memory: WebMemory): Promise<void> =>
  writeAtomically(memoryPath(dataFolder), `${JSON.stringify(memory)}\n`)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Names a data folder without telling its path. */
export const folderMark = (dataFolder: string): string =>
  createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)

/** Compares in a time that tells nothing of where they differ. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const cookieDays = 90

/** Who may speak with the host: whoever opened one of its links, each of which works once. */
export interface Session {
  /** A new link's token. */
  readonly invite: () => string
  /** Takes a token; true once for each. */
  readonly accept: (token: string) => boolean
  readonly knows: (cookieHeader: string | undefined) => boolean
  /** The `Set-Cookie` header for a browser that was accepted. */
  readonly cookie: string
}

/**
 * Cookies are kept by host name without the port, so the cookie's name carries the folder and the port: otherwise two hosts
 * would sign each other out.
 */
export function createSession({ secret, mark, port }: { secret: string; mark: string; port: number }): Session {
  const name = `intercoder-${mark}-${port}`
  const invitations = new Set<string>()
  return {
    invite() {
      const token = randomBytes(32).toString('base64url')
      invitations.add(token)
      return token
    },
    accept(token) {
      const invitation = [...invitations].find((known) => same(known, token))
      return invitation !== undefined && invitations.delete(invitation)
    },
    knows: (header = '') =>
      header.split(/;\s*/).some((pair) => pair.startsWith(`${name}=`) && same(pair.slice(name.length + 1), secret)),
    cookie: `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${cookieDays * 24 * 60 * 60}`,
  }
}

/** What lets a program into the host of a data folder whose secret it can read, at this port: a `Cookie` header. */
export async function cookieFor(dataFolder: string, port: number): Promise<string> {
  const { secret } = await recallWebHost(dataFolder)
  const { cookie } = createSession({ secret, mark: folderMark(dataFolder), port })
  return cookie.split(';')[0] ?? ''
}
