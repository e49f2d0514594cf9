import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'

/**
 * Who may import whom: one line a folder, to be grown with it. The longest matching path decides; everything may import from
 * itself and from what lies below it. What is imported is named as finely as the table itself knows it.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['shared/std'],
  'shared/text': ['shared/domain', 'shared/std'],
  'shared/contract': ['shared/domain'],
  'shared/reliability': ['shared/domain', 'shared/std'],
  // What files hold, and what may be wrong with them, is declared with the contract.
  'shared/project': ['shared/contract', 'shared/domain', 'shared/std'],
  'shared/exchange': ['shared/contract', 'shared/domain', 'shared/project', 'shared/std', 'shared/text'],
  'shared/sample': ['shared/domain', 'shared/project', 'shared/std'],
  'shared/words': ['shared/contract'],
  'shared/metrics': ['shared/domain'],
  'shared/std': [],

  'electron/engine': ['shared/contract', 'shared/domain', 'shared/std'],
  'electron/engine/operations': ['shared/domain'],
  'electron/engine/strategies': ['shared/domain', 'shared/std', 'electron/engine/operations'],
  'electron/engine/providers': ['shared/domain', 'shared/std'],
  'electron/engine/scheduling': ['shared/domain', 'shared/std', 'electron/engine/providers'],
  'electron/engine/store': ['shared/domain', 'shared/std'],
  // What can be said of a cache is declared with the contract.
  'electron/engine/cache': ['shared/contract', 'shared/domain', 'shared/std', 'electron/engine/store'],
  'electron/engine/workers': [
    'shared/domain',
    'shared/std',
    'electron/engine/providers',
    'electron/engine/scheduling',
    'electron/engine/store',
  ],
  'electron/engine/similarity': ['shared/domain'],
  'electron/engine/testMode': ['shared/domain', 'shared/std', 'electron/engine/providers'],
  'electron/engine/threads': ['shared/contract', 'shared/domain', 'shared/std', 'shared/text'],
  'electron/engine/runs': [
    'shared/contract',
    'shared/domain',
    'shared/std',
    'electron/engine',
    'electron/engine/cache',
    'electron/engine/operations',
    'electron/engine/providers',
    'electron/engine/scheduling',
    'electron/engine/similarity',
    'electron/engine/store',
    'electron/engine/strategies',
    'electron/engine/workers',
  ],
  'electron/hosts': [
    'shared/contract',
    'shared/domain',
    'shared/std',
    'electron/engine',
    'electron/engine/store',
    'electron/engine/testMode',
  ],
  'electron/hosts/web': ['shared/contract', 'shared/std', 'electron/engine', 'electron/engine/store', 'electron/hosts'],
  'electron/hosts/desktop': [
    'shared/contract',
    'shared/std',
    'electron/engine',
    'electron/hosts',
    'electron/hosts/web',
  ],
  'electron/hosts/cli': [
    'shared/contract',
    'shared/domain',
    'shared/exchange',
    'shared/metrics',
    'shared/project',
    'shared/reliability',
    'shared/sample',
    'shared/std',
    'shared/words',
    'electron/engine',
    'electron/engine/store',
    'electron/hosts',
    'electron/hosts/web',
  ],
  'electron/cli.ts': ['electron/hosts/cli'],
  'electron/main.ts': ['electron/engine', 'electron/hosts', 'electron/hosts/desktop'],
  'electron/preload.ts': [],

  'renderer/engine': ['shared/contract'],
  'renderer/db': [
    'shared/contract',
    'shared/domain',
    'shared/exchange',
    'shared/metrics',
    'shared/project',
    'shared/reliability',
    'shared/std',
    'shared/text',
  ],
  'renderer/workers': ['shared/domain', 'shared/reliability', 'renderer/db'],
  'renderer/stores': ['shared/domain', 'renderer/engine'],
  // The splitter remembers where it stood.
  'renderer/ui': ['renderer/stores'],
  // A run is described in the same words wherever it is shown.
  'renderer/words': ['shared/domain'],
  'renderer/features': [
    'shared/contract',
    'shared/domain',
    'shared/exchange',
    'shared/metrics',
    'shared/project',
    'shared/reliability',
    'shared/sample',
    'shared/std',
    'shared/words',
    'renderer/db',
    'renderer/engine',
    'renderer/stores',
    'renderer/ui',
    'renderer/words',
    'renderer/workers',
  ],
  'renderer/app': [
    'shared/domain',
    'shared/words',
    'renderer/db',
    'renderer/engine',
    'renderer/features',
    'renderer/stores',
    'renderer/ui',
    'renderer/words',
  ],
  'renderer/main.tsx': ['renderer/app', 'renderer/words'],
}

/** Where packages and Node's modules may be used, and nowhere else. */
const belongsTo: Readonly<Record<string, readonly string[]>> = {
  zod: ['shared', 'electron'],
  'package.json': ['electron/hosts'],
  '@noble/hashes': ['shared/std'],

  electron: ['electron/main.ts', 'electron/preload.ts', 'electron/hosts/desktop'],
  '@ai-sdk/openai-compatible': ['electron/engine/providers'],
  '@orama/stemmers': ['electron/engine/providers'],
  ai: ['electron/engine/providers'],
  'classic-level': ['electron/engine/store'],
  'csv-parse': ['electron/engine/threads'],
  mammoth: ['electron/engine/threads'],
  'p-queue': ['electron/engine/scheduling'],
  undici: ['electron/engine/providers'],
  'node:child_process': ['electron/hosts/web'],
  'node:crypto': ['electron/engine/cache', 'electron/engine/runs', 'electron/engine/testMode', 'electron/hosts'],
  'node:events': ['electron/engine/runs'],
  'node:fs': ['electron/hosts'],
  'node:fs/promises': ['electron/engine/store', 'electron/hosts'],
  'node:http': ['electron/hosts/web'],
  'node:os': ['electron/engine', 'electron/hosts'],
  'node:path': ['electron'],
  'node:readline/promises': ['electron/cli.ts'],
  'node:timers/promises': ['electron/engine/runs'],
  'node:zlib': ['electron/engine/store'],
  'node:url': ['electron/main.ts', 'electron/hosts/web'],
  'node:util': ['electron/hosts/cli'],
  'node:v8': ['electron/engine/runs'],
  'node:worker_threads': ['electron/engine/threads'],

  react: ['renderer'],
  'react-dom': ['renderer/main.tsx'],
  'react-error-boundary': ['renderer/app'],
  'react-i18next': ['renderer'],
  i18next: ['renderer/words'],
  zustand: ['renderer/stores', 'renderer/db'],
  dexie: ['renderer/db'],
  'dexie-react-hooks': ['renderer/db'],
  '@mantine/core': ['renderer'],
  '@mantine/hooks': ['renderer'],
  '@tabler/icons-react': ['renderer'],
  recharts: ['renderer/features'],
  '@tanstack/react-virtual': ['renderer/ui'],
  '@fontsource-variable/inter': ['renderer/main.tsx'],
  '@fontsource-variable/source-serif-4': ['renderer/main.tsx'],
}

/** Closed to a folder that may otherwise import their neighbours: no manual coding reaches the engine. */
const closed: Readonly<Record<string, readonly string[]>> = {
  'shared/domain/manualCoding.ts': ['electron/engine', 'shared/contract'],
  'shared/project': ['electron/engine'],
}

const advice =
  'See “Who may import whom” in ARCHITECTURE.md: move the code to where it belongs, or record the decision and grow the table in test/architecture.test.ts.'

interface Import {
  readonly file: string
  /** A path from the root, or the name of a package. */
  readonly to: string
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
const folders = Object.keys(mayImport).sort((a, b) => b.length - a.length)
/** The line of the table that speaks about a path; a package stands for itself. */
const placeOf = (path: string) => folders.find((folder) => within(path, folder)) ?? path

function isNode(value: unknown): value is { readonly type: string; readonly source?: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Every import of a file: statements, `import()`, and `import('…')` in types; those of types count like the others. */
function importsIn(text: string, lang: 'ts' | 'tsx'): string[] {
  const found: string[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!isNode(value)) return
    const { source } = value
    if (isNode(source) && 'value' in source && typeof source.value === 'string') found.push(source.value)
    for (const child of Object.values(value)) if (typeof child === 'object') visit(child)
  }
  visit(parseAst(text, { lang }))
  return found
}

const packageOf = (name: string) =>
  name.startsWith('node:')
    ? name
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')
const targetOf = (file: string, name: string) =>
  name.startsWith('.')
    ? normalize(join(dirname(file), name))
        .split(sep)
        .join('/')
    : packageOf(name)

function importsOf(file: string): Import[] {
  const names = importsIn(readFileSync(file, 'utf8'), file.endsWith('x') ? 'tsx' : 'ts')
  return names
    .map((name) => ({ file, to: targetOf(file, name) }))
    .filter(({ to }) => !/\.(css|json|svg)$/.test(to) || to === 'package.json')
}

const files = ['shared', 'electron', 'renderer'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => join(root, file).split(sep).join('/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test(-d)?\.tsx?$/.test(file)),
)
const imports = files.flatMap(importsOf)

/** `renderer/features/coding` for everything inside it. */
const featureOf = (path: string) => /^renderer\/features\/[^/]+/.exec(path)?.[0]

const isOurs = (to: string) => /^(shared|electron|renderer)\//.test(to)

/** Why an import is not allowed, or nothing. */
function objection({ file, to }: Import): string | undefined {
  for (const [path, folders] of Object.entries(closed))
    if (within(to, path) && folders.some((folder) => within(file, folder)))
      return `${path} is closed to ${placeOf(file)}`
  if (!isOurs(to)) {
    const homes = belongsTo[to] ?? []
    return homes.some((home) => within(file, home)) ? undefined : `${to} belongs to ${homes.join(', ') || 'nobody yet'}`
  }
  const [feature, other] = [featureOf(file), featureOf(to)]
  if (feature && other && feature !== other) return 'features do not know one another'
  const [from, target] = [placeOf(file), placeOf(to)]
  if (target === from || within(target, from)) return undefined
  return mayImport[from]?.includes(target) ? undefined : `the line of ${from} does not list ${target}`
}

/** One sentence a fault, with the first file that has it. */
const objections = (all: readonly Import[]) => {
  const first = new Map<string, string>()
  for (const each of all) {
    const why = objection(each)
    if (why && !first.has(why)) first.set(why, `${why} (${each.file} imports ${each.to})`)
  }
  return [...first.values()].sort()
}

test('imports point the allowed way', () => {
  expect(objections(imports), advice).toEqual([])
})

test('every permission is used', () => {
  const used = new Set(imports.map(({ file, to }) => `${placeOf(file)} -> ${placeOf(to)}`))
  const stale = Object.entries(mayImport).flatMap(([from, allowed]) =>
    allowed.map((to) => `${from} -> ${to}`).filter((permission) => !used.has(permission)),
  )
  const unused = Object.entries(belongsTo).flatMap(([name, homes]) =>
    homes
      .filter((home) => !imports.some(({ file, to }) => to === name && within(file, home)))
      .map((home) => `${home} -> ${name}`),
  )
  expect([...stale, ...unused], `Nobody uses these permissions any more: delete them. ${advice}`).toEqual([])
})

test('every folder and file that the rules name is there', () => {
  const paths = [...Object.keys(mayImport), ...Object.keys(closed), ...Object.values(belongsTo).flat()]
  expect(paths.filter((path) => !existsSync(path))).toEqual([])
})

test('every source file has a line in the table', () => {
  expect(
    files.filter((file) => placeOf(file) === file && !(file in mayImport)),
    advice,
  ).toEqual([])
})

test.each<[Import, string]>([
  [{ file: 'electron/engine/ask.ts', to: 'shared/domain/manualCoding.ts' }, 'is closed to'],
  [{ file: 'shared/contract/runs.ts', to: 'shared/domain/manualCoding.ts' }, 'is closed to'],
  [{ file: 'electron/engine/ask.ts', to: 'shared/project/snapshot.ts' }, 'is closed to'],
  [{ file: 'electron/engine/ask.ts', to: 'electron' }, 'belongs to'],
  [{ file: 'electron/engine/operations/assignCodes.ts', to: 'node:fs/promises' }, 'belongs to'],
  [{ file: 'renderer/features/coding/Screen.tsx', to: 'dexie' }, 'belongs to'],
  [{ file: 'renderer/features/coding/Screen.tsx', to: 'renderer/features/runs/Screen.tsx' }, 'do not know one another'],
  [{ file: 'electron/engine/ask.ts', to: 'electron/hosts/ports.ts' }, 'does not list'],
  [{ file: 'renderer/engine/connect.ts', to: 'electron/hosts/ports.ts' }, 'does not list'],
  [{ file: 'shared/domain/code.ts', to: 'shared/contract/runs.ts' }, 'does not list'],
])('the rules object to %o', (planted, why) => {
  expect(objections([planted]).join()).toContain(why)
})

test('imports of every kind are seen', () => {
  const text = `
    import a from 'a'
    import type { B } from 'b'
    export { c } from 'c'
    export * from 'd'
    const e = () => import('e')
    type F = import('f').F`
  expect(importsIn(text, 'ts').sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})
