import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** A part of the page. What lies in `assets/` carries its content's hash in its name and never changes. */
export interface RendererFile {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly immutable: boolean
}

/**
 * A file of the built page.
 *
 * @param pathname as in the URL, still encoded; `/` is the page itself.
 * @returns `outside` for a path that leads out of the folder, `missing` where nothing lies.
 */
export async function rendererFile(
  root: string,
  pathname: string,
): Promise<Outcome<RendererFile, 'outside' | 'missing'>> {
  const decoded = decode(pathname)
  if (decoded === undefined || decoded.includes('\0')) return fail('outside')
  const path = resolve(join(root, decoded === '/' ? 'index.html' : decoded))
  if (!path.startsWith(resolve(root) + sep)) return fail('outside')
  try {
    const body = new Uint8Array(await readFile(path))
    const type = types[extname(path)] ?? 'application/octet-stream'
    return succeed({ body, type, immutable: path.startsWith(join(resolve(root), 'assets') + sep) })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return fail('missing')
    throw error
  }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
