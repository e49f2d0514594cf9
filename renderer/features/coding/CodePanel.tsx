import { Kbd, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlacedCode } from '../../../shared/domain/codeOrder.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import { SideItem, SidePane } from '../../ui/SidePane.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import classes from './CodePanel.module.css'

interface CodePanelProps {
  readonly codes: readonly PlacedCode[]
  readonly chosen: ReadonlySet<CodeId>
  /** How often the present coder has given each code in this document. */
  readonly counts: ReadonlyMap<CodeId, number>
  readonly disabled: boolean
  readonly onToggle: (code: CodeId) => void
}

/** The codes within reach of the hand: pressed ones are on the open segment. */
export function CodePanel({ codes, chosen, counts, disabled, onToggle }: CodePanelProps) {
  const { t } = useTranslation()
  return (
    <SidePane title={t('coding.codesPane')}>
      {codes.map(({ code, depth }, position) => (
        <li key={code.id}>
          <Tooltip label={code.definition} disabled={code.definition === ''} position="left">
            <div>
              <SideItem
                className={classes.code}
                style={{ paddingInlineStart: 8 + depth * 16 }}
                pressed={chosen.has(code.id)}
                disabled={disabled}
                onClick={() => onToggle(code.id)}
              >
                <Swatch colour={code.colour} size={12} />
                <span className={classes.name}>{code.name}</span>
                <span className={classes.count}>{counts.get(code.id) ?? ''}</span>
                {position < 9 ? <Kbd size="xs">{position + 1}</Kbd> : <span className={classes.noKey} />}
              </SideItem>
            </div>
          </Tooltip>
        </li>
      ))}
    </SidePane>
  )
}
