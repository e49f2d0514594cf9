import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { expect, test } from 'vitest'

/**
 * Who may import whom: one line a folder, to be grown with it. The longest matching folder decides; a folder may always import
 * from itself and from what lies below it. Folders below `renderer/features` are parted by a rule of their own.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/std': ['@noble/hashes'],
  'shared/domain': ['shared/std', 'zod'],
  'shared/project': ['shared/domain', 'zod'],
  'shared/contract': ['shared/domain', 'zod'],
  'electron/engine': ['shared/domain', 'shared/contract'],
  'electron/engine/operations': ['shared/domain', 'zod'],
  'electron/engine/providers': ['shared/domain', 'shared/std', 'zod'],
  'electron/hosts': [
    'shared/domain',
    'shared/contract',
    'shared/std',
    'zod',
    'electron/engine',
    'package.json',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:path',
  ],
  'electron/hosts/web': [
    'shared/contract',
    'shared/std',
    'zod',
    'electron/engine',
    'electron/hosts',
    'node:child_process',
    'node:crypto',
    'node:http',
    'node:path',
    'node:url',
  ],
  'electron/hosts/desktop': [
    'shared/contract',
    'shared/std',
    'electron',
    'electron/engine',
    'electron/hosts',
    'electron/hosts/web',
    'node:path',
  ],
  'electron/preload.ts': ['electron'],
  'renderer/engine': ['shared/contract'],
}

/** Files closed to a folder that may otherwise import their neighbours: no manual coding reaches the engine. */
const closed: Readonly<Record<string, readonly string[]>> = {
  'shared/domain/manualCoding.ts': ['electron/engine', 'shared/contract'],
  'shared/project': ['electron/engine'],
}

/** What belongs to a few places only, whatever the table above may say. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/main.ts', 'electron/preload.ts', 'electron/hosts/desktop'],
  'node:fs': ['electron/engine/store', 'electron/hosts'],
  'node:fs/promises': ['electron/engine/store', 'electron/hosts'],
  'node:http': ['electron/hosts'],
  'node:net': ['electron/hosts'],
  undici: ['electron/engine/providers'],
  dexie: ['renderer/db'],
  'dexie-react-hooks': ['renderer/db'],
  react: ['renderer'],
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

/** Why an import is not allowed, or nothing. */
function objection({ file, to }: Import): string | undefined {
  for (const [path, folders] of Object.entries(closed))
    if (within(to, path) && folders.some((folder) => within(file, folder))) return `${path} is closed to it`
  const homes = onlyIn[to]
  if (homes && !homes.some((home) => within(file, home))) return `${to} belongs to ${homes.join(', ')}`
  const [feature, other] = [featureOf(file), featureOf(to)]
  if (feature && other && feature !== other) return 'features do not know one another'
  const [from, target] = [placeOf(file), placeOf(to)]
  if (target === from || within(target, from)) return undefined
  const allowed = mayImport[from]
  if (!allowed) return 'no line of the table speaks about it'
  return allowed.includes(target) ? undefined : `the line of ${from} does not list ${target}`
}

const objections = (all: readonly Import[]) =>
  all.flatMap((each) => {
    const why = objection(each)
    return why ? [`${each.file} imports ${each.to}: ${why}`] : []
  })

test('imports point the allowed way', () => {
  expect(objections(imports), advice).toEqual([])
})

test('every permission is used', () => {
  const used = new Set(imports.map(({ file, to }) => `${placeOf(file)} -> ${placeOf(to)}`))
  const stale = Object.entries(mayImport).flatMap(([from, allowed]) =>
    allowed.map((to) => `${from} -> ${to}`).filter((permission) => !used.has(permission)),
  )
  expect(stale, `Nobody uses these permissions any more: delete them. ${advice}`).toEqual([])
})

test('every folder and file that the rules name is there', () => {
  expect([...Object.keys(mayImport), ...Object.keys(closed)].filter((path) => !existsSync(path))).toEqual([])
})

test('every source file has a line in the table', () => {
  expect(
    files.filter((file) => placeOf(file) === file && !(file in mayImport)),
    advice,
  ).toEqual([])
})

test.each<[Import, string]>([
  [{ file: 'electron/engine/ask.ts', to: 'shared/domain/manualCoding.ts' }, 'is closed to it'],
  [{ file: 'shared/contract/runs.ts', to: 'shared/domain/manualCoding.ts' }, 'is closed to it'],
  [{ file: 'electron/engine/ask.ts', to: 'shared/project/snapshot.ts' }, 'is closed to it'],
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
