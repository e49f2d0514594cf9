import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectDatabase } from '../../../db/database.ts'
import { manualMarks } from '../../../db/manualMarks.ts'
import { hostClient } from '../../../engine/connect.ts'
import { FileAct } from '../../../ui/FileAct.tsx'
import { fileNameOf, offerFile } from '../../../ui/offerFile.ts'
import { Section } from '../../../ui/Page.tsx'
import { useFormat } from '../../../words/useFormat.ts'
import { ActState } from './ActState.tsx'
import { exportBundle, type Imported, importBundle } from './bundle.ts'
import classes from './Cache.module.css'
import { type Said, useActs } from './useActs.ts'

interface UpkeepProps {
  readonly db: ProjectDatabase
  readonly projectName: string
  /** How many answers are kept. */
  readonly entries: number
  readonly readOnly: boolean
  /** Something may be different now. */
  readonly onChange: () => void
}

/** Checking, repairing, moving and making room. One thing at a time, with what came of it below. */
export function Upkeep({ db, projectName, entries, readOnly, onChange }: UpkeepProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { projectId } = db
  const acts = useActs((why) => t('cache.upkeep.failed', { why }))
  const busy = acts.doing !== undefined

  /** An act after which the figures are others. */
  const start: typeof acts.start = (begin, work) =>
    acts.start(begin, async (step) => {
      try {
        return await work(step)
      } finally {
        onChange()
      }
    })

  const verify = (repair: boolean) =>
    start(
      { words: repair ? t('cache.upkeep.repairing') : t('cache.upkeep.checking', { n: format.count(entries) }) },
      async () => {
        const verdict = await hostClient['cache.verify']({ projectId, repair, traces: await manualMarks(db) })
        if (repair) return { kind: 'done', words: t('cache.upkeep.repaired', { count: verdict.repaired }) }
        return checked(verdict)
      },
    )
  const checked = ({ checked: count, damaged, manualTraces }: Verdict): Said => {
    const words = t('cache.upkeep.checked', {
      count,
      damaged: format.count(damaged.length),
      traces: format.count(manualTraces.length),
    })
    if (manualTraces.length > 0) return { kind: 'error', words: `${words} ${t('cache.upkeep.traces')}` }
    if (damaged.length === 0) return { kind: 'done', words }
    const act = { label: t('cache.upkeep.repair'), do: () => verify(true) }
    return { kind: 'warning', words, ...(readOnly ? {} : { act }) }
  }
  const warm = () =>
    start({ words: t('cache.upkeep.warming') }, async () => {
      const { entries: count, bytes } = await hostClient['cache.warm']({ projectId })
      return { kind: 'done', words: t('cache.upkeep.warmed', { count, size: format.bytes(bytes) }) }
    })
  const relieve = () =>
    start({ words: t('cache.upkeep.relieving') }, async () => {
      const { entries: answers, bytes, stages } = await hostClient['cache.relieve']({ projectId })
      if (answers === 0) return { kind: 'info', words: t('cache.upkeep.relievedNothing') }
      const size = format.bytes(bytes)
      return { kind: 'done', words: t('cache.upkeep.relieved', { size, answers: format.count(answers), stages }) }
    })

  const save = () =>
    start(
      { words: t('cache.upkeep.exporting', { done: 0, of: format.count(entries) }), stoppable: true },
      async (step) => {
        const of = format.count(entries)
        const tell = (done: number) =>
          step.tell(
            t('cache.upkeep.exporting', { done: format.count(Math.min(done, entries)), of }),
            Math.min(1, done / Math.max(1, entries)),
          )
        const bundle = await exportBundle(hostClient, projectId, tell, step.signal)
        if (!bundle) return { kind: 'info', words: t('cache.upkeep.stoppedExport') }
        offerFile(bundle, fileNameOf(t('cache.upkeep.exportName', { name: projectName }), 'jsonl'))
        return { kind: 'done', words: t('cache.upkeep.exported', { count: entries }) }
      },
    )
  const takeIn = (file: File) =>
    start({ words: t('cache.upkeep.importing', { share: format.percent(0) }), stoppable: true }, async (step) => {
      const tell = (share: number) => step.tell(t('cache.upkeep.importing', { share: format.percent(share) }), share)
      const sum = await importBundle(hostClient, projectId, file, tell, step.signal)
      const words = importWords(sum)
      if (step.signal.aborted) return { kind: 'info', words: t('cache.upkeep.stopped', { so: words }) }
      return { kind: sum.refused > 0 ? 'warning' : 'done', words }
    })
  const importWords = ({ added, known, refused }: Imported) => {
    const counts = { added: format.count(added), known: format.count(known), refused: format.count(refused) }
    return t(refused > 0 ? 'cache.upkeep.importedBroken' : 'cache.upkeep.imported', counts)
  }

  const button = (label: string, onClick: () => void, needs: 'answers' | 'nothing' = 'answers') => (
    <Button variant="default" disabled={busy || (needs === 'answers' && entries === 0)} onClick={onClick}>
      {label}
    </Button>
  )
  return (
    <Section title={t('cache.upkeep.title')}>
      <ActState acts={acts} />
      <dl className={classes.acts}>
        <Act why={t('cache.upkeep.checkWhy')}>{button(t('cache.upkeep.check'), () => verify(false), 'nothing')}</Act>
        <Act why={t('cache.upkeep.warmWhy')}>{button(t('cache.upkeep.warm'), warm)}</Act>
        <Act why={t('cache.upkeep.relieveWhy')}>{button(t('cache.upkeep.relieve'), relieve)}</Act>
        <Act why={t('cache.upkeep.exportWhy')}>{button(t('cache.upkeep.export'), save)}</Act>
        {readOnly || busy ? null : (
          <Act why={t('cache.upkeep.importWhy')}>
            <FileAct
              label={t('cache.upkeep.import')}
              variant="default"
              accept=".jsonl"
              onFiles={([file]) => file && takeIn(file)}
            />
          </Act>
        )}
      </dl>
    </Section>
  )
}

type Verdict = Awaited<ReturnType<(typeof hostClient)['cache.verify']>>

const Act = ({ children, why }: { readonly children: ReactNode; readonly why: string }) => (
  <>
    <dt>{children}</dt>
    <dd>{why}</dd>
  </>
)
