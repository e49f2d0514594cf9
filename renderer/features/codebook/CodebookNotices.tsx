import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FileProblem } from '../../../shared/contract/files.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import { problemSentence } from '../../../shared/words/problemSentence.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './CodebookScreen.module.css'
import type { DraftProblem } from './codebookDraft.ts'
import { useProblemSentence } from './useProblemSentence.ts'

/** What became of a file that was to be imported. */
export type Imported =
  | { readonly kind: 'taken'; readonly file: string; readonly codes: number }
  | { readonly kind: 'refused'; readonly problem: FileProblem }

interface CodebookNoticesProps {
  readonly readOnly: boolean
  /** The version that came into force after the draft was begun. */
  readonly outdatedBy: number | undefined
  readonly imported: Imported | undefined
  /** Of codes that are not open; the open one says so itself. */
  readonly problems: readonly DraftProblem[]
  readonly onShow: (code: CodeId) => void
}

/** As many problems are told at once; the tree marks the others. */
const mostTold = 3

export function CodebookNotices({ readOnly, outdatedBy, imported, problems, onShow }: CodebookNoticesProps) {
  const { t, i18n } = useTranslation()
  const sentence = useProblemSentence()
  return (
    <div className={classes.notices}>
      {readOnly ? <Notice kind="info">{t('codebook.readOnly')}</Notice> : null}
      {outdatedBy === undefined ? null : (
        <Notice kind="warning">{t('codebook.outdated', { number: outdatedBy })}</Notice>
      )}
      {imported?.kind === 'taken' ? (
        <Notice kind="done">
          {t('codebook.imported', { file: imported.file, codes: t('codebook.codes', { count: imported.codes }) })}
        </Notice>
      ) : null}
      {imported?.kind === 'refused' ? (
        <Notice kind="error">{problemSentence(imported.problem, i18n.language === 'de' ? 'de' : 'en')}</Notice>
      ) : null}
      {problems.slice(0, mostTold).map((problem) => (
        <Notice
          key={problem.codeId}
          kind="warning"
          action={
            <Button variant="default" onClick={() => onShow(problem.codeId)}>
              {t('codebook.problem.show')}
            </Button>
          }
        >
          {sentence(problem)}
        </Notice>
      ))}
    </div>
  )
}
