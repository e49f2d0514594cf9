import type { Environment } from '../dataFolder.ts'

/** What a command sees of the terminal it was typed in. */
export interface Terminal {
  readonly env: Environment
  /** Absolute; paths on the command line are relative to it. */
  readonly folder: string
  /** Results: what a program downstream may read. */
  readonly out: (text: string) => void
  /** Progress and problems: what a person reads. */
  readonly err: (text: string) => void
  /** Columns of the terminal that `err` writes to; absent where that is a file or a pipe. */
  readonly columns?: number
  /** Asks a person, and hears yes or no; absent where no person sits at the terminal. */
  readonly ask?: (question: string) => Promise<boolean>
  /** Ctrl-C. @returns a function that ends the listening. */
  readonly onInterrupt: (listener: () => void) => () => void
}

/** 130 is what shells expect of a program that Ctrl-C ended. */
export const exitCodes = { done: 0, failedUnits: 1, damaged: 1, wrongUse: 2, couldNotRun: 3, interrupted: 130 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends a command: one sentence that says what, where, and what to do. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault'
  readonly code: ExitCode

  constructor(code: ExitCode, sentence: string) {
    super(sentence)
    this.code = code
  }
}
export const wrongUse = (sentence: string) => new CommandFault(exitCodes.wrongUse, sentence)
export const couldNotRun = (sentence: string) => new CommandFault(exitCodes.couldNotRun, sentence)
