import { execFileSync } from 'node:child_process'
import type { ForgeConfig } from '@electron-forge/shared-types'
import { BuilderMaker } from './build/BuilderMaker.ts'

/** Of the whole project the package holds what was built, and the one module that cannot be bundled. */
const packed = [/^\/package\.json$/, /^\/out(\/(main|preload|threads|renderer)(\/|$)|$)/, /^\/node_modules(\/|$)/]
const electronZipDir = process.env.INTERCODER_ELECTRON_ZIP_DIR

const config: ForgeConfig = {
  outDir: 'dist/forge',
  packagerConfig: {
    name: 'Intercoder',
    executableName: 'intercoder',
    appBundleId: 'org.intercoder.Intercoder',
    asar: { unpack: '**/*.node' },
    ignore: (path) => path !== '' && (path.endsWith('.map') || !packed.some((pattern) => pattern.test(path))),
    prune: true,
    ...(electronZipDir ? { electronZipDir } : {}),
  },
  rebuildConfig: { onlyModules: [] },
  makers: [new BuilderMaker({ targets: { linux: ['tar.gz'], win: ['nsis'], mac: ['dmg', 'zip'] } })],
  hooks: {
    generateAssets: async () => {
      execFileSync(process.execPath, ['build/build.mjs'], { stdio: 'inherit' })
    },
  },
}
export default config
