import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/** The variables of a process, as `process.env` gives them. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The folder in which Intercoder keeps everything: `INTERCODER_HOME` where it is set, else the platform's place for
 * application data. Absolute; it need not exist yet.
 *
 * Inside lie `settings.json`, `projects/<name>.intercoder`, and one folder a project, named by its id.
 */
export function dataFolder(env: Environment, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (env.INTERCODER_HOME) return resolve(env.INTERCODER_HOME)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Intercoder')
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Intercoder')
  // The XDG convention says that a relative path there is to be ignored.
  const data = env.XDG_DATA_HOME && isAbsolute(env.XDG_DATA_HOME) ? env.XDG_DATA_HOME : join(home, '.local', 'share')
  return join(data, 'intercoder')
}

export const projectsFolder = (folder: string): string => join(folder, 'projects')
