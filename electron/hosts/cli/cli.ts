import packageJson from '../../../package.json' with { type: 'json' }
import { BadCall } from '../../../shared/contract/bind.ts'
import { assertNever } from '../../../shared/std/assertNever.ts'
import { BadRecording } from '../testMode.ts'
import { cacheCommand } from './cacheCommand.ts'
import { type Command, readCommandLine } from './commandLine.ts'
import { help } from './help.ts'
import { openCommand, webCommand } from './openCommand.ts'
import { runCommand } from './runCommand.ts'
import { CommandFault, couldNotRun, type ExitCode, exitCodes, type Terminal } from './terminal.ts'

async function carryOut(command: Command, terminal: Terminal): Promise<ExitCode> {
  switch (command.name) {
    case 'help':
      terminal.out(help)
      return exitCodes.done
    case 'version':
      terminal.out(`${packageJson.version}\n`)
      return exitCodes.done
    case 'run':
      return runCommand(command, terminal)
    case 'web':
      return webCommand(command.port, terminal)
    case 'cache':
      return cacheCommand(command, terminal)
    case 'open':
      return openCommand(command.file, terminal)
    default:
      return assertNever(command, 'command')
  }
}

/**
 * The command line, from its words to its exit code.
 *
 * @param args without the program's own name.
 */
export async function cli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await carryOut(readCommandLine(args, terminal.env), terminal)
  } catch (error) {
    const fault = asFault(error)
    if (!fault) throw error
    terminal.err(`${fault.message}\n`)
    return fault.code
  }
}

/** What the world did, in a sentence; `undefined` where the mistake is ours. */
function asFault(error: unknown): CommandFault | undefined {
  if (error instanceof CommandFault) return error
  if (error instanceof BadCall || error instanceof BadRecording) return couldNotRun(error.message)
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  return couldNotRun(
    `Intercoder could not go on: ${error.message}. Check the path, its permissions and the room on the disk.`,
  )
}
