import type { Configuration } from 'electron-builder'

/** A runtime that is on this machine already, where none can be fetched. */
const electronDist = process.env.INTERCODER_ELECTRON_DIST

/** `npm run dist` packs and sets the fuses; this is the way to a release. */
const config: Configuration = {
  appId: 'org.intercoder.Intercoder',
  productName: 'Intercoder',
  copyright: 'Copyright © The Intercoder authors. MIT licence.',
  directories: { output: 'dist', buildResources: 'build' },
  files: [
    'out/{main,preload,threads,renderer}/**',
    'package.json',
    '!**/*.map',
    '!**/node_modules/classic-level/{deps,binding.*,*.md}',
    '!**/node_modules/classic-level/prebuilds/android*/**',
  ],
  asar: true,
  asarUnpack: ['**/node_modules/classic-level/prebuilds/**'],
  // The only native module carries a prebuilt binary for every platform.
  npmRebuild: false,
  buildDependenciesFromSource: false,
  nodeGypRebuild: false,
  electronLanguages: ['en-US', 'de'],
  ...(electronDist ? { electronDist } : {}),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [{ ext: 'intercoder', name: 'Intercoder project', role: 'Editor' }],
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    category: 'Science',
    maintainer: 'The Intercoder authors <intercoder@example.org>',
    executableName: 'intercoder',
  },
  win: { target: ['nsis', 'zip'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.education', hardenedRuntime: true },
  // Until there is a signing identity, nothing is published and nothing updates itself.
  publish: null,
}
export default config
