import { useCallback, useEffect, useRef, useState } from 'react'

/** What an act came to, in a sentence, and what can be done about it. */
export interface Said {
  readonly kind: 'done' | 'info' | 'warning' | 'error'
  readonly words: string
  readonly act?: { readonly label: string; readonly do: () => void }
}

export interface Doing {
  readonly words: string
  /** From 0 to 1; absent where nobody knows how far it is. */
  readonly share: number | undefined
  /** Absent where it cannot be stopped half-way. */
  readonly stop: (() => void) | undefined
}

/** What an act is given to say how far it is, and to hear that it should stop. */
export interface Step {
  readonly tell: (words: string, share?: number) => void
  readonly signal: AbortSignal
}

export interface Acts {
  readonly doing: Doing | undefined
  readonly said: Said | undefined
  /** Starts an act; while one is under way, others do not start. */
  readonly start: (
    begin: { readonly words: string; readonly stoppable?: boolean },
    work: (step: Step) => Promise<Said>,
  ) => void
  readonly say: (said: Said | undefined) => void
}

/**
 * One act at a time, each with what it does and then what came of it.
 *
 * @param failed words for why an act did not work.
 */
export function useActs(failed: (why: string) => string): Acts {
  const [doing, setDoing] = useState<Doing>()
  const [said, say] = useState<Said>()
  const busy = useRef<AbortController>(undefined)
  useEffect(() => () => busy.current?.abort(), [])

  const start = useCallback<Acts['start']>(
    ({ words, stoppable = false }, work) => {
      if (busy.current) return
      const control = new AbortController()
      busy.current = control
      const stop = stoppable ? () => control.abort() : undefined
      say(undefined)
      setDoing({ words, share: undefined, stop })
      work({ tell: (told, share) => setDoing({ words: told, share, stop }), signal: control.signal })
        .then(say, (error: unknown) =>
          say({ kind: 'error', words: failed(error instanceof Error ? error.message : String(error)) }),
        )
        .finally(() => {
          busy.current = undefined
          setDoing(undefined)
        })
    },
    [failed],
  )
  return { doing, said, start, say }
}
