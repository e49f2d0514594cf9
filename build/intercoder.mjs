#!/usr/bin/env node
// The command `intercoder`: builds when a source is newer than what was built, then runs in this very process, so that
// Ctrl-C reaches the run.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Intercoder needs Node 20.19 or later; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
  process.exit(3)
}
if (process.argv[2] === 'bench') {
  process.argv.splice(2, 1)
  await import('./bench.mjs')
  process.exit()
}
const { buildWhenStale } = await import('./buildWhenStale.mjs')
try {
  await buildWhenStale((line) => console.error(line))
} catch (error) {
  console.error(error.message)
  process.exit(3)
}
await import('../out/main/cli.js')
