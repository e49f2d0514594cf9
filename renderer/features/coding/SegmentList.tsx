import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code } from '../../../shared/domain/code.ts'
import type { Coder } from '../../../shared/domain/coder.ts'
import type { CodeId, CoderId, SegmentId } from '../../../shared/domain/ids.ts'
import type { ManualCoding } from '../../../shared/domain/manualCoding.ts'
import { segmentIdOf } from '../../../shared/domain/segment.ts'
import type { LoadedDocument } from '../../db/loadedDocument.ts'
import { useSegments } from '../../db/queries/documents.ts'
import type { UnitResult } from '../../db/readRun.ts'
import { useCodingView } from '../../stores/codingView.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { automaticNotes } from './automaticNotes.ts'
import { SegmentRow } from './SegmentRow.tsx'

interface SegmentListProps {
  readonly loaded: LoadedDocument
  readonly ordinals: Uint32Array
  /** Of the open segment among `ordinals`; −1 where none is open. */
  readonly index: number
  readonly decisionAt: (ordinal: number) => ManualCoding | undefined
  /** What a run found; absent where it is hidden. */
  readonly automatic: ReadonlyMap<SegmentId, UnitResult> | undefined
  readonly coders: readonly Coder[]
  readonly codes: readonly Code[]
  readonly editable: boolean
  /** The round that asks nothing about this document, by name. */
  readonly unasked: string | undefined
  readonly onSelect: (ordinal: number) => void
  readonly onRemove: (code: CodeId) => void
}

/** The listed segments of a document, however many. */
export function SegmentList(props: SegmentListProps) {
  const { loaded, ordinals, index, decisionAt, automatic, coders, codes, editable, unasked, onSelect, onRemove } = props
  const { t } = useTranslation()
  const names = useMemo(() => new Map<CoderId, string>(coders.map(({ id, name }) => [id, name])), [coders])
  const segmentAt = useSegments(loaded.documentId)
  const view = useCodingView()
  if (unasked !== undefined) return <EmptyState sentence={t('coding.unasked', { round: unasked })} />
  if (ordinals.length === 0)
    return (
      <EmptyState
        sentence={t('coding.nothingFound')}
        action={
          <Button
            variant="default"
            onClick={() => {
              view.searchFor('')
              view.show('all')
            }}
          >
            {t('coding.showAll')}
          </Button>
        }
      />
    )
  const row = (i: number) => {
    const ordinal = ordinals[i] ?? 0
    const segment = segmentAt(ordinal)
    const id = segmentIdOf(loaded.documentId, ordinal)
    return (
      <SegmentRow
        ordinal={ordinal}
        text={loaded.text.slice(loaded.starts[ordinal], loaded.ends[ordinal])}
        speaker={segment?.speaker}
        row={segment?.row}
        focused={i === index}
        mine={decisionAt(ordinal)}
        automatic={automaticNotes(automatic?.get(id), names)}
        codes={codes}
        editable={editable}
        onSelect={onSelect}
        onRemove={onRemove}
      />
    )
  }
  return (
    <VirtualList
      count={ordinals.length}
      label={t('coding.textPane')}
      estimate={96}
      focused={index >= 0 ? index : undefined}
      keyOf={(i) => ordinals[i] ?? i}
      row={row}
    />
  )
}
