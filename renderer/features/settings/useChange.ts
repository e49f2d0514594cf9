import { useCallback, useState } from 'react'

/** Carries out changes that the host keeps, and remembers why the last one was refused. */
export function useChange() {
  const [problem, setProblem] = useState<string>()
  const change = useCallback(async (work: Promise<unknown>) => {
    try {
      await work
      setProblem(undefined)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }, [])
  return [problem, change] as const
}

export type Change = ReturnType<typeof useChange>[1]
