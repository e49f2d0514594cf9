import { Anchor, Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coder } from '../../../../shared/domain/coder.ts'
import type { Document } from '../../../../shared/domain/document.ts'
import type { RunId } from '../../../../shared/domain/ids.ts'
import { segmentPlace } from '../../../../shared/domain/segment.ts'
import type { ProjectDatabase, StoredRun } from '../../../db/database.ts'
import { runLinesAfter } from '../../../db/runLines.ts'
import { hostClient } from '../../../engine/connect.ts'
import { useCodingView } from '../../../stores/codingView.ts'
import { goTo } from '../../../stores/navigation.ts'
import { ListTable } from '../../../ui/ListTable.tsx'
import { Section } from '../../../ui/Page.tsx'
import { useFormat } from '../../../words/useFormat.ts'
import { ActState } from './ActState.tsx'
import classes from './Cache.module.css'
import { askedIn, type ExplainedQuestion, explainQuestions, type MissGroup } from './explainRun.ts'
import { usePartWords } from './partWords.ts'
import { type Said, useActs } from './useActs.ts'

interface MissesProps {
  readonly db: ProjectDatabase
  readonly runs: readonly StoredRun[]
  readonly coders: readonly Coder[]
  readonly documents: readonly Document[]
  /** The run to begin with; the latest where there is none such. */
  readonly chosen: string | undefined
}

/** More would take long, and would not change the picture. */
const mostExplained = 100

interface Explained {
  readonly runId: RunId
  readonly asked: number
  readonly groups: readonly MissGroup[]
}

/** Why a run had to ask what it asked: in what its questions differ from the nearest that had an answer. */
export function Misses({ db, runs, coders, documents, chosen }: MissesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [picked, setPicked] = useState(chosen)
  const [explained, setExplained] = useState<Explained>()
  const acts = useActs((why) => t('cache.upkeep.failed', { why }))
  const run = runs.find(({ id }) => id === picked) ?? runs[0]
  if (!run)
    return (
      <Section title={t('cache.why.title')}>
        <p className={classes.muted}>{t('cache.why.noRuns')}</p>
      </Section>
    )
  const explain = ({ id: runId }: StoredRun) => {
    setExplained(undefined)
    acts.start({ words: t('cache.why.explaining', { done: 0, of: mostExplained }), stoppable: true }, async (step) => {
      const questions = await askedIn(runLinesAfter(db, runId, 0))
      const some = questions.slice(0, mostExplained)
      const of = format.count(some.length)
      const tell = (done: number) =>
        step.tell(t('cache.why.explaining', { done: format.count(done), of }), done / some.length)
      const key = { projectId: db.projectId, runId }
      const groups = await explainQuestions(hostClient, key, some, tell, step.signal)
      setExplained({ runId, asked: questions.length, groups })
      return summary(
        questions.length,
        groups.reduce((sum, group) => sum + group.questions.length, 0),
      )
    })
  }
  const summary = (asked: number, compared: number): Said => {
    if (asked === 0) return { kind: 'done', words: t('cache.why.nothing') }
    if (compared === asked) return { kind: 'info', words: t('cache.why.summary', { count: asked }) }
    return { kind: 'info', words: t('cache.why.first', { n: format.count(compared), of: format.count(asked) }) }
  }
  return (
    <Section title={t('cache.why.title')} note={t('cache.why.note')}>
      <div className={classes.choose}>
        <Select
          aria-label={t('cache.why.run')}
          w={320}
          allowDeselect={false}
          value={run.id}
          data={runs.map(({ id, settings }) => ({
            value: id as string,
            label: `${settings.name}, ${format.date(settings.createdAt)}`,
          }))}
          onChange={(id) => setPicked(id ?? undefined)}
        />
        <Button variant="default" disabled={acts.doing !== undefined} onClick={() => explain(run)}>
          {t('cache.why.explain')}
        </Button>
      </div>
      <ActState acts={acts} />
      {explained?.runId === run.id && explained.groups.length > 0 ? (
        <Reasons key={explained.runId} groups={explained.groups} coders={coders} documents={documents} />
      ) : null}
    </Section>
  )
}

interface ReasonsProps extends Pick<MissesProps, 'coders' | 'documents'> {
  readonly groups: readonly MissGroup[]
}

function Reasons({ groups, coders, documents }: ReasonsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = usePartWords()
  const [open, setOpen] = useState(0)
  const group = groups[open]
  const reasonOf = ({ kind, names }: MissGroup) =>
    kind === 'differs' ? names.map(words).join(', ') : t(`cache.why.${kind}`)
  return (
    <>
      <div className={classes.table}>
        <ListTable
          label={t('cache.why.reason')}
          columns={[{ label: t('cache.why.reason') }, { label: t('cache.why.questions'), number: true }]}
        >
          {groups.map((each, i) => (
            <tr key={reasonOf(each)} aria-current={i === open ? 'true' : undefined}>
              <td>
                <button type="button" className={classes.pick} aria-pressed={i === open} onClick={() => setOpen(i)}>
                  {reasonOf(each)}
                </button>
              </td>
              <td data-number>{format.count(each.questions.length)}</td>
            </tr>
          ))}
        </ListTable>
      </div>
      {group ? <QuestionTable group={group} label={reasonOf(group)} coders={coders} documents={documents} /> : null}
    </>
  )
}

/** More would not be read. */
const mostListed = 20

interface QuestionTableProps extends Pick<MissesProps, 'coders' | 'documents'> {
  readonly group: MissGroup
  readonly label: string
}

function QuestionTable({ group: { kind, questions }, label, coders, documents }: QuestionTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const compared = kind === 'differs'
  return (
    <div className={classes.table}>
      <ListTable
        label={t('cache.why.listFor', { reason: label })}
        columns={[
          { label: t('cache.why.segment') },
          { label: t('cache.why.question') },
          ...(compared ? [{ label: t('cache.why.asked') }, { label: t('cache.why.before') }] : []),
        ]}
      >
        {questions.slice(0, mostListed).map((explained) => (
          <tr key={explained.question.key}>
            <td>
              <SegmentLink question={explained.question} documents={documents} />
            </td>
            <td>
              <Question question={explained.question} coders={coders} />
            </td>
            {compared ? (
              <>
                <td>
                  <Values of={explained} side="asked" coders={coders} />
                </td>
                <td data-muted>
                  <Values of={explained} side="known" coders={coders} />
                </td>
              </>
            ) : null}
          </tr>
        ))}
      </ListTable>
      {questions.length > mostListed ? (
        <p className={classes.muted}>{t('cache.why.more', { n: format.count(questions.length - mostListed) })}</p>
      ) : null}
    </div>
  )
}

function Question({ question, coders }: Pick<ExplainedQuestion, 'question'> & Pick<MissesProps, 'coders'>) {
  const { t } = useTranslation()
  const { operation, coderId } = question
  const what = t(`insights.operations.${operation}`)
  return coderId === null ? what : `${what}, ${coders.find(({ id }) => id === coderId)?.name ?? coderId}`
}

function SegmentLink({ question, documents }: Pick<ExplainedQuestion, 'question'> & Pick<MissesProps, 'documents'>) {
  const { segmentId } = question
  const { documentId, ordinal } = segmentPlace(segmentId)
  return (
    <Anchor
      component="button"
      size="sm"
      onClick={() => {
        useCodingView.getState().select(segmentId)
        goTo('coding', documentId)
      }}
    >
      {documents.find(({ id }) => id === documentId)?.name} {ordinal + 1}
    </Anchor>
  )
}

const isTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

interface ValuesProps extends Pick<MissesProps, 'coders'> {
  readonly of: ExplainedQuestion
  readonly side: 'asked' | 'known'
}

/** One part needs no name beside the reason; of several, each has its own. */
function Values({ of: { parts }, side, coders }: ValuesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = usePartWords()
  const behalf = (value: string) => {
    const [, id] = /^\{"coder":"(.+)"\}$/.exec(value) ?? []
    return id === undefined ? t('cache.entries.all') : (coders.find((coder) => coder.id === id)?.name ?? id)
  }
  const show = ({ part, [side]: value }: ExplainedQuestion['parts'][number]) => {
    if (part === 'onBehalfOf') return behalf(value)
    // An occasion that was opened for a run is named by its beginning.
    if (part === 'occasion' && isTime.test(value)) return format.dateTime(value)
    // Of another text only its digest is known, for the cache keeps no texts.
    return part === 'unit' && side === 'known' ? t('cache.why.otherText') : value
  }
  return parts.map((part) => (
    <span key={part.part} className={classes.excerpt}>
      {parts.length > 1 ? `${words(part.part)}: ` : null}
      {show(part)}
    </span>
  ))
}
