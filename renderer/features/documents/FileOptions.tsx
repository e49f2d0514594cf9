import { Button, MultiSelect, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReadOptions } from '../../../shared/contract/files.ts'
import classes from './ImportDialog.module.css'
import { endingOf, type ImportItem, isTable } from './importItems.ts'
import { SegmentationFields } from './SegmentationFields.tsx'

interface FileOptionsProps {
  readonly item: ImportItem
  /** Other files of this format are on the list. */
  readonly others: boolean
  readonly onChange: (change: (options: ReadOptions) => ReadOptions) => void
  readonly onForAll: () => void
}

const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const

/** How a file is to be read: cut into what, from which column, in which encoding. */
export function FileOptions({ item, others, onChange, onForAll }: FileOptionsProps) {
  const { t } = useTranslation()
  const { options, reading, fileName } = item
  const ending = endingOf(fileName)
  const found = reading.kind === 'read' ? reading.file.encoding : undefined
  return (
    <>
      <div className={classes.fields}>
        <SegmentationFields
          segmentation={options.segmentation}
          onChange={(segmentation) =>
            onChange(({ segmentation: _, ...rest }) => ({ ...rest, ...(segmentation && { segmentation }) }))
          }
        />
        {isTable(fileName) ? <Columns item={item} onChange={onChange} /> : null}
        {ending === 'docx' ? null : (
          <Select
            label={t('documents.import.encoding')}
            data={[
              {
                value: '',
                label:
                  found === undefined || options.encoding !== undefined
                    ? t('documents.import.encodingAuto')
                    : t('documents.import.encodingFound', { encoding: found }),
              },
              ...encodings,
            ]}
            value={options.encoding ?? ''}
            onChange={(value) => {
              const encoding = encodings.find((known) => known === value)
              onChange(({ encoding: _, ...rest }) => ({ ...rest, ...(encoding && { encoding }) }))
            }}
          />
        )}
      </div>
      {others ? (
        <div>
          <Button variant="subtle" size="compact-sm" ml={-12} onClick={onForAll}>
            {t('documents.import.forAll', { format: ending })}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Columns({ item, onChange }: Pick<FileOptionsProps, 'item' | 'onChange'>) {
  const { t } = useTranslation()
  const { csv } = item.options
  const columns = columnsOf(item)
  const textColumn = csv?.textColumn ?? columns.find((name) => name.toLowerCase() === 'text') ?? null
  return (
    <>
      <Select
        label={t('documents.import.textColumn')}
        data={[...new Set([...columns, ...(textColumn === null ? [] : [textColumn])])]}
        value={textColumn}
        onChange={(chosen) => chosen !== null && onChange((rest) => ({ ...rest, csv: { ...csv, textColumn: chosen } }))}
      />
      <MultiSelect
        size="xs"
        label={t('documents.import.attributeColumns')}
        placeholder={csv?.attributeColumns === undefined ? t('documents.import.allColumns') : ''}
        data={columns.filter((name) => name !== textColumn)}
        value={[...(csv?.attributeColumns ?? [])]}
        clearable
        onChange={(chosen) =>
          onChange((rest) => ({
            ...rest,
            csv: {
              ...(csv?.textColumn !== undefined && { textColumn: csv.textColumn }),
              ...(chosen.length > 0 && { attributeColumns: chosen }),
            },
          }))
        }
      />
    </>
  )
}

function columnsOf({ reading }: ImportItem): readonly string[] {
  if (reading.kind === 'read') return reading.file.columns
  return reading.kind === 'refused' ? (reading.problem.columns ?? []) : []
}
