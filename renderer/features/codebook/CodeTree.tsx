import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconIndentDecrease,
  IconIndentIncrease,
  IconPlus,
} from '@tabler/icons-react'
import { type ComponentType, type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code } from '../../../shared/domain/code.ts'
import { codesInOrder, type PlacedCode } from '../../../shared/domain/codeOrder.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import classes from './CodeTree.module.css'
import { type Move, moveCode } from './treeMoves.ts'

interface CodeTreeProps {
  readonly codes: readonly Code[]
  /** `undefined` where the general part is open. */
  readonly selected: CodeId | undefined
  /** Codes that something is wrong with. */
  readonly marked: ReadonlySet<CodeId>
  readonly readOnly: boolean
  readonly onSelect: (code: CodeId | undefined) => void
  readonly onMove: (codes: readonly Code[]) => void
  readonly onAdd: () => void
}

const moves: readonly {
  readonly move: Move
  readonly icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': 'true' }>
}[] = [
  { move: 'up', icon: IconArrowUp },
  { move: 'down', icon: IconArrowDown },
  { move: 'in', icon: IconIndentIncrease },
  { move: 'out', icon: IconIndentDecrease },
]

const moveByKey: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

/** The codes as a tree, to choose and to move: by buttons, or by Alt and the arrow keys. */
export function CodeTree({ codes, selected, marked, readOnly, onSelect, onMove, onAdd }: CodeTreeProps) {
  const { t } = useTranslation()
  const tree = useRef<HTMLDivElement>(null)
  const placed = codesInOrder(codes)
  const place = placed.findIndex(({ code }) => code.id === selected)

  // The focus follows the choice, also where the chosen code has moved; elsewhere on the page it is left alone.
  useEffect(() => {
    if (selected === undefined || !tree.current?.contains(document.activeElement)) return
    const item = tree.current.querySelector<HTMLElement>('[aria-selected="true"]')
    item?.focus()
    item?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  const move = (way: Move) => {
    const moved = selected && moveCode(codes, selected, way)
    if (moved) onMove(moved)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const way = moveByKey[event.key]
    if (event.altKey && way) {
      if (!readOnly) move(way)
    } else if (event.key === 'ArrowDown') onSelect(placed[Math.min(place + 1, placed.length - 1)]?.code.id)
    else if (event.key === 'ArrowUp') onSelect(placed[Math.max(place - 1, 0)]?.code.id)
    else if (event.key === 'Home') onSelect(placed[0]?.code.id)
    else if (event.key === 'End') onSelect(placed.at(-1)?.code.id)
    else return
    event.preventDefault()
  }
  return (
    <section className={classes.pane} aria-label={t('codebook.tree')}>
      <div className={classes.bar} role="toolbar" aria-label={t('codebook.move.label')}>
        {moves.map(({ move: way, icon }) => (
          <IconAct
            key={way}
            label={t(`codebook.move.${way}`)}
            icon={icon}
            disabled={readOnly || selected === undefined || !moveCode(codes, selected, way)}
            onClick={() => move(way)}
          />
        ))}
        <span className={classes.spring} />
        <IconAct label={t('codebook.addCode')} icon={IconPlus} disabled={readOnly} onClick={onAdd} />
      </div>
      <div className={classes.scroller}>
        <button
          type="button"
          className={`${classes.item} ${classes.whole}`}
          aria-pressed={selected === undefined}
          onClick={() => onSelect(undefined)}
        >
          {t('codebook.general')}
        </button>
        <div role="tree" aria-label={t('codebook.tree')} className={classes.tree} ref={tree} onKeyDown={onKeyDown}>
          {placed.map((one, i) => (
            <TreeItem
              key={one.code.id}
              placed={one}
              selected={one.code.id === selected}
              // Exactly one item is reached by Tab: the chosen one, or the first where none is.
              reachable={i === Math.max(place, 0)}
              marked={marked.has(one.code.id)}
              onSelect={onSelect}
            />
          ))}
        </div>
      </div>
      <p className={classes.help}>{t('codebook.keys')}</p>
    </section>
  )
}

interface TreeItemProps {
  readonly placed: PlacedCode
  readonly selected: boolean
  readonly reachable: boolean
  readonly marked: boolean
  readonly onSelect: (code: CodeId) => void
}

function TreeItem({ placed: { code, depth }, selected, reachable, marked, onSelect }: TreeItemProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      className={classes.item}
      style={{ paddingInlineStart: 8 + depth * 16 }}
      onClick={() => onSelect(code.id)}
    >
      <Swatch colour={code.colour} size={12} />
      {code.name.trim() === '' ? <span className={classes.unnamed}>{t('codebook.unnamed')}</span> : code.name}
      {marked ? <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" className={classes.problem} /> : null}
    </button>
  )
}
