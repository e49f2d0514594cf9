import type { Code } from '../../../shared/domain/code.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import type { ManualCoding } from '../../../shared/domain/manualCoding.ts'
import { CodePalette } from './CodePalette.tsx'
import { MemoDialog } from './MemoDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import type { Decide } from './useDecide.ts'
import { ValueDialog } from './ValueDialog.tsx'

export type Dialog = { readonly kind: 'palette' | 'help' | 'memo' } | { readonly kind: 'value'; readonly code: CodeId }

interface CodingDialogsProps {
  readonly dialog: Dialog | undefined
  readonly codes: readonly Code[]
  readonly chosen: ReadonlySet<CodeId>
  /** The open segment and what stands for it. */
  readonly ordinal: number | undefined
  readonly mine: ManualCoding | undefined
  readonly decide: Decide
  readonly onToggle: (code: CodeId) => void
  readonly onClose: () => void
}

/** The dialog that is open over the coding screen, if any. */
export function CodingDialogs({ dialog, codes, chosen, ordinal, mine, decide, onToggle, onClose }: CodingDialogsProps) {
  switch (dialog?.kind) {
    case 'help':
      return <ShortcutsDialog onClose={onClose} />
    case 'palette':
      return <CodePalette codes={codes} chosen={chosen} onToggle={onToggle} onClose={onClose} />
    case 'memo':
      return (
        <MemoDialog
          memo={mine?.memo ?? ''}
          decided={mine !== undefined}
          onSave={(memo) => ordinal !== undefined && decide.setMemo(ordinal, memo)}
          onClose={onClose}
        />
      )
    case 'value': {
      const code = codes.find(({ id }) => id === dialog.code)
      const given = mine?.decision.kind === 'codes' ? mine.decision.codes : []
      if (!code?.scale || ordinal === undefined || !mine) return null
      return (
        <ValueDialog
          code={code.name}
          scale={code.scale}
          value={given.find(({ codeId }) => codeId === code.id)?.value}
          onChoose={(value) => {
            decide.setValue(ordinal, code.id, value)
            onClose()
          }}
          onClose={onClose}
        />
      )
    }
    default:
      return null
  }
}
