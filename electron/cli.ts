import { createInterface } from 'node:readline/promises'
import { cli } from './hosts/cli/cli.ts'
import { exitCodes, type Terminal } from './hosts/cli/terminal.ts'

/** No answer, as at the end of the input or after Ctrl-C, is no. */
async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const silence = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  try {
    return /^y(es)?$/i.test((await Promise.race([lines.question(`${question} [y/N] `), silence])).trim())
  } finally {
    lines.close()
  }
}

const terminal: Terminal = {
  env: process.env,
  folder: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  ...(process.stderr.isTTY ? { columns: process.stderr.columns } : {}),
  ...(process.stdin.isTTY && process.stderr.isTTY ? { ask } : {}),
  onInterrupt(listener) {
    let asked = false
    const interrupt = () => {
      // Whoever presses Ctrl-C twice will not wait for what is under way; the journal is whole all the same.
      if (asked) process.exit(exitCodes.interrupted)
      asked = true
      listener()
    }
    process.on('SIGINT', interrupt)
    return () => void process.off('SIGINT', interrupt)
  },
}

// Not `process.exit`: what was written to a pipe may still be under way.
cli(process.argv.slice(2), terminal).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    terminal.err(
      `Intercoder could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exitCode = exitCodes.couldNotRun
  },
)
