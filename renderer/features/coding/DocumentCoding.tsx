import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import { codesInOrder } from '../../../shared/domain/codeOrder.ts'
import type { Coder } from '../../../shared/domain/coder.ts'
import type { Document } from '../../../shared/domain/document.ts'
import type { CodeId, CoderId, SegmentId } from '../../../shared/domain/ids.ts'
import type { Round } from '../../../shared/domain/round.ts'
import { segmentIdOf, segmentPlace } from '../../../shared/domain/segment.ts'
import type { LoadedDocument } from '../../db/loadedDocument.ts'
import { openUnit } from '../../db/manualCodings.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { useProgress, useSegmentStates, useStandingDecisions } from '../../db/queries/codings.ts'
import { useLoadedDocument } from '../../db/queries/documents.ts'
import { useLatestRun, useRunResults } from '../../db/queries/runs.ts'
import type { UnitResult } from '../../db/readRun.ts'
import type { SegmentStates } from '../../db/segmentStates.ts'
import { useCodingView } from '../../stores/codingView.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Panes } from '../../ui/Panes.tsx'
import { CodePanel } from './CodePanel.tsx'
import { CodingDialogs, type Dialog } from './CodingDialogs.tsx'
import type { CodingAct } from './codingKeys.ts'
import classes from './DocumentCoding.module.css'
import { FilterBar } from './FilterBar.tsx'
import { askedOrdinals } from './listedSegments.ts'
import { SegmentList } from './SegmentList.tsx'
import { StatusLine } from './StatusLine.tsx'
import { useDecide } from './useDecide.ts'
import { useKeys } from './useKeys.ts'
import { useListedSegments } from './useListedSegments.ts'

interface DocumentCodingProps {
  readonly document: Document
  readonly coder: Coder
  readonly coders: readonly Coder[]
  readonly round: Round | undefined
  /** The codebook to code with. */
  readonly version: CodebookVersion
  /** The number of the version in force, where the round keeps to an earlier one. */
  readonly laterVersion: number | undefined
}

/** One document's text, once it is loaded, with the codes beside it. */
export function DocumentCoding(props: DocumentCodingProps) {
  const { id } = props.document
  const loaded = useLoadedDocument(id)
  const run = useLatestRun()
  const results = useRunResults(run?.id)
  const states = useSegmentStates(id, results)
  const decisions = useStandingDecisions(id, props.coder.id)
  if (!loaded || !states || !decisions) return null
  return (
    <LoadedCoding
      {...props}
      loaded={loaded}
      states={states}
      decisions={decisions}
      automatic={run && (results?.documents.get(id) ?? new Map())}
    />
  )
}

interface LoadedCodingProps extends DocumentCodingProps {
  readonly loaded: LoadedDocument
  readonly states: SegmentStates
  /** The present coder's, by segment. */
  readonly decisions: NonNullable<ReturnType<typeof useStandingDecisions>>
  /** What the latest run found; absent where there is none. */
  readonly automatic: ReadonlyMap<SegmentId, UnitResult> | undefined
}

const nobody: readonly CoderId[] = []

function LoadedCoding(props: LoadedCodingProps) {
  const { document, coder, coders, round, version, laterVersion, loaded, states, decisions, automatic } = props
  const { t } = useTranslation()
  const { codes } = version.codebook
  const placed = useMemo(() => codesInOrder(codes), [codes])
  const session = useProjectSession((state) => state.session)
  const view = useCodingView()
  const progress = useProgress(coder.id)
  const [dialog, setDialog] = useState<Dialog>()
  const searchField = useRef<HTMLInputElement>(null)
  const db = session?.readOnly ? undefined : session?.db
  const showsAutomatic = view.automatic && automatic !== undefined

  const asked = useMemo(() => askedOrdinals(round, document.id), [round, document.id])
  const automaticCoders = useMemo(() => coders.flatMap(({ kind, id }) => (kind === 'automatic' ? [id] : [])), [coders])
  const others = showsAutomatic ? automaticCoders : nobody
  const ordinals = useListedSegments({ loaded, states, coder: coder.id, asked, others })

  const place = view.selected === undefined ? undefined : segmentPlace(view.selected)
  const index = place?.documentId === document.id ? ordinals.indexOf(place.ordinal) : -1
  const current = ordinals[index]
  const decisionAt = useCallback((at: number) => decisions.get(segmentIdOf(document.id, at)), [decisions, document.id])
  const mine = current === undefined ? undefined : decisionAt(current)
  const chosen = useMemo(
    () => new Set(mine?.decision.kind === 'codes' ? mine.decision.codes.map(({ codeId }) => codeId) : []),
    [mine],
  )
  const counts = useMemo(
    () => new Map([...(states.get(coder.id)?.coded ?? [])].map(([code, given]) => [code, given.length])),
    [states, coder.id],
  )

  const decide = useDecide({ db, coder: coder.id, document: document.id, version, round, showsAutomatic })
  const select = useCallback(
    (to: number) => {
      const segmentId = segmentIdOf(document.id, to)
      useCodingView.getState().select(segmentId)
      if (db) void openUnit(db, coder.id, { kind: 'segment', segmentId })
    },
    [document.id, db, coder.id],
  )
  // Opening a document opens its first segment that is still to do, so that the hand can begin at once.
  useEffect(() => {
    if (current !== undefined || ordinals.length === 0) return
    select(ordinals.find((at) => !decisionAt(at)) ?? ordinals[0] ?? 0)
  }, [current, ordinals, decisionAt, select])

  const toggle = useCallback(
    (code: CodeId) => {
      if (current === undefined || !db) return
      const added = decide.toggle(current, mine, code)
      useCodingView.getState().useCode(code)
      const scaled = codes.some(({ id, scale }) => id === code && scale !== undefined)
      if (added && scaled) setDialog({ kind: 'value', code })
    },
    [current, db, decide, mine, codes],
  )
  const step = (by: number) => {
    const to = ordinals[Math.min(ordinals.length - 1, Math.max(0, index + by))]
    if (to !== undefined) select(to)
  }
  const nextOpen = () => {
    const open = (at: number) => !decisionAt(at)
    const to = ordinals.subarray(index + 1).find(open) ?? ordinals.subarray(0, Math.max(0, index)).find(open)
    if (to === undefined) step(1)
    else select(to)
  }
  const judge = (kind: 'noCode' | 'notRelevant' | 'skipped') => current !== undefined && decide.judge(current, { kind })
  const applyAt = (position: number) => {
    const code = placed[position]?.code
    if (code) toggle(code.id)
  }
  const deeds: Record<CodingAct['kind'], (act: CodingAct) => void> = {
    applyCode: (act) => act.kind === 'applyCode' && applyAt(act.position),
    repeatLast: () => view.lastCode && toggle(view.lastCode),
    noCode: () => judge('noCode'),
    notRelevant: () => judge('notRelevant'),
    skip: () => judge('skipped'),
    unmark: () => current !== undefined && decide.clear(current),
    memo: () => setDialog({ kind: 'memo' }),
    palette: () => setDialog({ kind: 'palette' }),
    next: () => step(1),
    previous: () => step(-1),
    nextOpen,
    toggleAutomatic: () => automatic && view.showAutomatic(!view.automatic),
    search: () => searchField.current?.focus(),
    help: () => setDialog({ kind: 'help' }),
  }
  useKeys(dialog === undefined, (act) => deeds[act.kind](act))

  return (
    <>
      <Panes sizes={[undefined, { name: 'coding-codes', label: t('coding.codesPane'), min: 220, start: 260 }]}>
        <div className={classes.text}>
          <div>
            <FilterBar searchField={searchField} automaticAvailable={automatic !== undefined} />
            {db ? null : <Notice kind="warning">{t('coding.readOnly')}</Notice>}
            {laterVersion === undefined || !round ? null : (
              <Notice kind="info">
                {t('coding.earlierVersion', { round: round.name, n: version.number, later: laterVersion })}
              </Notice>
            )}
          </div>
          <SegmentList
            loaded={loaded}
            ordinals={ordinals}
            index={index}
            decisionAt={decisionAt}
            automatic={showsAutomatic ? automatic : undefined}
            coders={coders}
            codes={codes}
            editable={db !== undefined}
            unasked={asked?.size === 0 ? round?.name : undefined}
            onSelect={select}
            onRemove={toggle}
          />
          <StatusLine
            position={index >= 0 ? index + 1 : undefined}
            listed={ordinals.length}
            progress={progress}
            round={round?.name}
            blind={!showsAutomatic}
            onHelp={() => setDialog({ kind: 'help' })}
          />
        </div>
        <CodePanel
          codes={placed}
          chosen={chosen}
          counts={counts}
          disabled={!db || current === undefined}
          onToggle={toggle}
        />
      </Panes>
      <CodingDialogs
        dialog={dialog}
        codes={codes}
        chosen={chosen}
        ordinal={current}
        mine={mine}
        decide={decide}
        onToggle={toggle}
        onClose={() => setDialog(undefined)}
      />
    </>
  )
}
