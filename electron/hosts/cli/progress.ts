import type { RunStatus } from '../../../shared/domain/run.ts'
import type { Terminal } from './terminal.ts'

export interface Progress {
  readonly show: (status: RunStatus) => void
  /** Leaves the last state standing. */
  readonly end: () => void
}

const shareOf = ({ done, units }: RunStatus): number => (units === 0 ? 1 : Math.min(1, done / units))

const figuresOf = (status: RunStatus): string => {
  const failed = status.failed > 0 ? `, ${status.failed} failed` : ''
  return `${status.done} of ${status.units} segments${failed}`
}

/** One line that is drawn again and again, as wide as the terminal allows. */
function bar(write: (text: string) => void, columns: number): Progress {
  let shown = ''
  return {
    show(status) {
      const figures = `${Math.floor(100 * shareOf(status))
        .toString()
        .padStart(3)} %  ${figuresOf(status)}`
      const width = Math.max(0, Math.min(40, columns - figures.length - 5))
      const full = Math.round(width * shareOf(status))
      const line = `${'█'.repeat(full)}${'░'.repeat(width - full)} ${figures}`
      if (line === shown) return
      shown = line
      write(`\r${line}\u001b[K`)
    },
    end: () => {
      if (shown !== '') write('\n')
    },
  }
}

/** A line for every tenth that is done, so that a log of a long run stays short. */
function lines(write: (text: string) => void): Progress {
  let tenth = -1
  return {
    show(status) {
      const now = Math.floor(10 * shareOf(status))
      if (now === tenth) return
      tenth = now
      write(`${figuresOf(status)}\n`)
    },
    end: () => undefined,
  }
}

const silence: Progress = { show: () => undefined, end: () => undefined }

/** A bar on a terminal, plain lines elsewhere, nothing where quiet was asked for. */
export function progressOn({ err, columns }: Terminal, quiet: boolean): Progress {
  if (quiet) return silence
  return columns === undefined ? lines(err) : bar(err, columns)
}
