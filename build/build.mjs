// Four builds: the processes (main, cli) and their preload script, the threads, and the page.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { keepStamp, out, root, sourceStamp } from './stamp.mjs'

// A stack of Vite's says nothing; what it says of our sources does.
process.on('uncaughtException', (error) => {
  console.error(error.message)
  process.exit(1)
})

const begun = performance.now()
const stamp = sourceStamp()
// Without a stamp whoever comes next builds anew: a build that was cut short is no build.
rmSync(join(out, 'stamp'), { force: true })

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
// Only what cannot be bundled is a dependency at run time.
const native = Object.keys(dependencies)
const external = ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`), ...native]
const common = { configFile: false, root, mode: 'production', logLevel: 'warn' }

/** Code that runs in Node. */
const node = (outDir, input, format, output, emptyOutDir = true) =>
  build({
    ...common,
    ssr: { noExternal: true, external: native },
    build: {
      ssr: true,
      outDir: join(out, outDir),
      emptyOutDir,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: { external, input, output: { format, ...output } },
    },
  })

// Chunks lie flat beside the entries, so that `new URL('../threads/', import.meta.url)` is true in each of them.
await node('main', { main: join(root, 'electron/main.ts'), cli: join(root, 'electron/cli.ts') }, 'es', {
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
})
// A sandboxed preload script must be CommonJS.
await node('preload', { preload: join(root, 'electron/preload.ts') }, 'cjs', { entryFileNames: '[name].cjs' })

// Each thread is one file that needs no other, so it can be started from inside an archive too.
const threads = join(root, 'electron/engine/threads')
rmSync(join(out, 'threads'), { recursive: true, force: true })
for (const file of existsSync(threads) ? readdirSync(threads) : [])
  if (file.endsWith('.thread.ts'))
    await node(
      'threads',
      { [basename(file, '.ts')]: join(threads, file) },
      'es',
      { entryFileNames: '[name].js', codeSplitting: false },
      false,
    )

await build({
  ...common,
  root: join(root, 'renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: join(out, 'renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    chunkSizeWarningLimit: 2000,
  },
})

keepStamp(stamp)
console.log(`built in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
