import { Button, Loader, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadFile } from '../../../shared/contract/files.ts'
import { problemSentence } from '../../../shared/words/problemSentence.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileAct } from '../../ui/FileAct.tsx'
import { IconAct } from '../../ui/IconAct.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { FileOptions } from './FileOptions.tsx'
import classes from './ImportDialog.module.css'
import { ImportPreview } from './ImportPreview.tsx'
import { endingOf, type ImportItem, progressOf, readable } from './importItems.ts'
import { useImport } from './useImport.ts'

interface ImportDialogProps {
  /** Files chosen or dropped before the dialog was there; a new list adds to those before. */
  readonly chosen: readonly File[]
  readonly onAdd: (files: readonly ReadFile[]) => Promise<void>
  readonly onClose: () => void
}

/** Files before they become documents: each with what became of it, and how it would be cut. */
export function ImportDialog({ chosen, onAdd, onClose }: ImportDialogProps) {
  const { t } = useTranslation()
  const { items, add, takeOff, change } = useImport()
  const [selected, setSelected] = useState<string>()
  const [pattern, setPattern] = useState('')
  const [adding, setAdding] = useState(false)
  const [failed, setFailed] = useState<string>()
  const { read, done, refused, segments } = progressOf(items)
  const item = items.find(({ key }) => key === selected) ?? items[0]

  const forAll = pattern.trim() === '' ? {} : { namePattern: pattern.trim() }
  // Strict mode runs effects twice; the same files must not be there twice.
  const taken = useRef<readonly File[]>(undefined)
  useEffect(() => {
    if (taken.current === chosen) return
    taken.current = chosen
    add(chosen, forAll)
  }, [chosen, add, forAll])

  // Every file is read anew for a new pattern, so it is asked for when the typing pauses.
  const [applied, setApplied] = useState('')
  const apply = useDebouncedCallback((wanted: string) => {
    setApplied(wanted)
    change(
      () => true,
      ({ namePattern: _, ...options }) => ({ ...options, ...(wanted !== '' && { namePattern: wanted }) }),
    )
  }, 400)
  const addAll = async () => {
    setAdding(true)
    try {
      await onAdd(read)
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error))
      setAdding(false)
    }
  }
  return (
    <Dialog onClose={onClose} title={t('documents.import.title')} size="min(1080px, 94vw)">
      <div className={classes.dialog}>
        <TextInput
          label={t('documents.import.pattern')}
          description={t('documents.import.patternHelp')}
          value={pattern}
          maxLength={200}
          onChange={(event) => {
            setPattern(event.currentTarget.value)
            apply(event.currentTarget.value.trim())
          }}
        />
        <div className={classes.panes}>
          <div className={classes.list}>
            <VirtualList
              count={items.length}
              label={t('documents.import.list')}
              estimate={48}
              focused={undefined}
              keyOf={(i) => items[i]?.key ?? i}
              row={(i) => {
                const one = items[i]
                return one ? (
                  <FileRow
                    item={one}
                    selected={one === item}
                    onSelect={() => setSelected(one.key)}
                    onTakeOff={() => takeOff(one.key)}
                  />
                ) : null
              }}
            />
          </div>
          <div className={classes.right}>
            {item ? (
              <>
                <FileOptions
                  key={item.key}
                  item={item}
                  others={items.some((other) => other !== item && endingOf(other.fileName) === endingOf(item.fileName))}
                  onChange={(options) => change(({ key }) => key === item.key, options)}
                  onForAll={() =>
                    change(
                      ({ fileName }) => endingOf(fileName) === endingOf(item.fileName),
                      () => item.options,
                    )
                  }
                />
                <Result
                  item={item}
                  onAgain={() =>
                    change(
                      ({ key }) => key === item.key,
                      (options) => options,
                    )
                  }
                />
              </>
            ) : (
              <p className={classes.note}>{t('documents.import.choose')}</p>
            )}
          </div>
        </div>
        {failed === undefined ? null : <Notice kind="error">{t('documents.import.failed', { reason: failed })}</Notice>}
        <footer className={classes.foot}>
          <output className={classes.progress}>
            <span>
              {adding
                ? t('documents.import.adding', { count: read.length })
                : `${t('documents.import.progress', { done, files: items.length })} · ${t('documents.segments', { count: segments })}`}
            </span>
            {refused > 0 ? <span>{t('documents.import.refused', { count: refused })}</span> : null}
          </output>
          <FileAct
            label={t('documents.import.moreFiles')}
            accept={readable}
            multiple
            onFiles={(files) => add(files, forAll)}
          />
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            disabled={read.length === 0 || done < items.length || adding || pattern.trim() !== applied}
            loading={adding}
            onClick={() => void addAll()}
          >
            {t('documents.import.act', { count: read.length })}
          </Button>
        </footer>
      </div>
    </Dialog>
  )
}

interface FileRowProps {
  readonly item: ImportItem
  readonly selected: boolean
  readonly onSelect: () => void
  readonly onTakeOff: () => void
}

function FileRow({ item, selected, onSelect, onTakeOff }: FileRowProps) {
  const { t } = useTranslation()
  const problem = item.reading.kind === 'refused' || item.reading.kind === 'unanswered'
  const words = useResultWords(item)
  return (
    <div className={classes.file} data-selected={selected}>
      <button type="button" className={classes.words} aria-current={selected || undefined} onClick={onSelect}>
        <span className={classes.name}>{item.fileName}</span>
        <span className={classes.result} data-problem={problem}>
          {words}
        </span>
      </button>
      <IconAct label={t('documents.import.takeOff', { name: item.fileName })} icon={IconX} onClick={onTakeOff} />
    </div>
  )
}

function useResultWords({ reading, bytes }: ImportItem): string {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  switch (reading.kind) {
    case 'waiting':
      return `${format.bytes(bytes)} · ${t('documents.import.waiting')}`
    case 'reading':
      return `${format.bytes(bytes)} · ${t('documents.import.reading')}`
    case 'read':
      return `${format.bytes(bytes)} · ${t('documents.segments', { count: reading.file.segments })}`
    case 'refused':
      return problemSentence(reading.problem, i18n.language === 'de' ? 'de' : 'en')
    case 'unanswered':
      return t('documents.import.unanswered')
  }
}

function Result({ item, onAgain }: { readonly item: ImportItem; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const words = useResultWords(item)
  switch (item.reading.kind) {
    case 'read':
      return <ImportPreview file={item.reading.file} />
    case 'refused':
      return <Notice kind="error">{words}</Notice>
    case 'unanswered':
      return (
        <Notice
          kind="error"
          action={
            <Button variant="default" onClick={onAgain}>
              {t('documents.import.again')}
            </Button>
          }
        >
          {words}
        </Notice>
      )
    default:
      return <Loader size="sm" aria-label={words} />
  }
}
