import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = ['shared', 'electron', 'renderer'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test(-d)?\.tsx?$/.test(file))
    .map((file) => ({ file: join(root, file), text: readFileSync(join(root, file), 'utf8') })),
)
const using = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

test('the page writes no markup of its own and evaluates no text', () => {
  expect(using(/dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write\b/)).toEqual([])
  expect(using(/\beval\(|new Function\(/)).toEqual([])
})

test('the page reaches the machine by two functions and no others', () => {
  const preload = readFileSync('electron/preload.ts', 'utf8')
  expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
  const exposed = /exposeInMainWorld\('intercoder', \{([\s\S]*?)\n\}\)/.exec(preload)?.[1] ?? ''
  expect([...exposed.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)).toEqual(['call', 'onHint'])
})

test('only the web host listens, and on this machine only', () => {
  expect(using(/\.listen\(/)).toEqual([join('electron', 'hosts', 'web', 'webHost.ts')])
  expect(readFileSync('electron/hosts/web/webHost.ts', 'utf8')).toContain(`.listen(port, '127.0.0.1'`)
  expect(using(/0\.0\.0\.0|'::'/)).toEqual([])
})

test('no key and no secret is in what people are shown or what is logged', () => {
  // Whoever reads a key hands it to a provider: in the engine's providers, or the key ring itself.
  const readers = using(/secrets\.read\(|keys\.read\(/)
  expect(readers.filter((file) => !file.startsWith(join('electron', 'engine')))).toEqual([])
})
