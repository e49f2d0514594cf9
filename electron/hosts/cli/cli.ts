import packageJson from '../../../package.json' with { type: 'json' }
import { assertNever } from '../../../shared/std/assertNever.ts'
import { type Command, readCommandLine } from './commandLine.ts'
import { help } from './help.ts'
import { openCommand, webCommand } from './openCommand.ts'
import { runCommand } from './runCommand.ts'
import { CommandFault, type ExitCode, exitCodes, type Terminal } from './terminal.ts'

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
    if (!(error instanceof CommandFault)) throw error
    terminal.err(`${error.message}\n`)
    return error.code
  }
}
