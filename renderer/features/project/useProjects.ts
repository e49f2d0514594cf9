import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileProblem } from '../../../shared/contract/files.ts'
import type { ProjectEntry } from '../../../shared/contract/projects.ts'
import type { Outcome } from '../../../shared/std/outcome.ts'
import { problemSentence } from '../../../shared/words/problemSentence.ts'
import { closeProject } from '../../db/projectSession.ts'
import type { ManageFailure } from '../../db/projects.ts'
import { hostClient } from '../../engine/connect.ts'

/** The host's projects, the last saved first, and a way to act on them that says what went wrong. */
export function useProjects() {
  const { t, i18n } = useTranslation()
  const [entries, setEntries] = useState<readonly ProjectEntry[]>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  const list = useCallback(async () => {
    const found = await hostClient['projects.list']({})
    setEntries(found.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1)))
  }, [])
  const unanswered = useCallback(
    (error: unknown) =>
      setProblem(t('project.failure.unanswered', { reason: error instanceof Error ? error.message : String(error) })),
    [t],
  )
  useEffect(() => {
    // A project that was just left is saved first, so that the list tells what was saved.
    closeProject().then(list).catch(unanswered)
  }, [list, unanswered])

  const sentence = (failure: FileProblem | ManageFailure, name: string) => {
    switch (failure.code) {
      case 'openElsewhere':
        return t('project.failure.openElsewhere', { name })
      case 'missing':
        return t('project.failure.missing', { name })
      default:
        return problemSentence(failure, i18n.language === 'de' ? 'de' : 'en')
    }
  }
  /**
   * Does one thing, then lists anew.
   *
   * @param name of the project or file it is done to.
   * @returns what came of it; `undefined` where it failed, which is then said on the screen.
   */
  async function act<Value>(
    name: string,
    work: () => Promise<Outcome<Value, FileProblem | ManageFailure>>,
  ): Promise<Value | undefined> {
    setBusy(true)
    setProblem(undefined)
    try {
      const done = await work()
      if (!done.ok) setProblem(sentence(done.failure, name))
      await list()
      return done.ok ? done.value : undefined
    } catch (error) {
      unanswered(error)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { entries, problem, busy, act }
}
