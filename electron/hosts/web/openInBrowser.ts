import { spawn } from 'node:child_process'
import type { Environment } from '../dataFolder.ts'

const commands: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...args: string[]]>>> = {
  darwin: ['open'],
  // `start` takes its first quoted argument for a window's title.
  win32: ['cmd', '/c', 'start', ''],
}

/**
 * Shows a link in the person's browser. Where there is none, nothing happens: the link was printed as well.
 * `INTERCODER_NO_OPEN=1` forbids it.
 */
export function openInBrowser(url: string, env: Environment): void {
  if (env.INTERCODER_NO_OPEN === '1') return
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return
  const [command, ...args] = commands[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  // No such command: then the printed link is all there is.
  child.on('error', () => undefined)
  child.unref()
}
