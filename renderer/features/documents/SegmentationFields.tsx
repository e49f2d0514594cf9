import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Segmentation } from '../../../shared/domain/segmentation.ts'

interface SegmentationFieldsProps {
  /** `undefined`: as is usual for the format. */
  readonly segmentation: Segmentation | undefined
  readonly onChange: (segmentation: Segmentation | undefined) => void
}

const kinds = ['paragraph', 'sentence', 'turn', 'row', 'size'] as const
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr', 'ar', 'zh', 'ja'] as const
const usualSize = { by: 'size', size: 500, overlap: 0 } as const

/** How a file is cut into segments. Sizes that cannot be are marked, and not handed on. */
export function SegmentationFields({ segmentation, onChange }: SegmentationFieldsProps) {
  const { t, i18n } = useTranslation()
  const choose = (kind: string | null) => {
    const by = kinds.find((known) => known === kind)
    if (by === 'sentence') onChange({ by, language: i18n.language })
    else if (by === 'size') onChange(usualSize)
    else onChange(by && { by })
  }
  return (
    <>
      <Select
        label={t('documents.import.cut')}
        data={[
          { value: 'auto', label: t('documents.segmentation.auto') },
          ...kinds.map((value) => ({ value, label: t(`documents.segmentation.${value}`) })),
        ]}
        value={segmentation?.by ?? 'auto'}
        onChange={choose}
      />
      {segmentation?.by === 'sentence' ? (
        <Select
          label={t('documents.import.language')}
          data={languages.map((value) => ({ value, label: t(`documents.import.languages.${value}`) }))}
          value={segmentation.language}
          onChange={(language) => language && onChange({ by: 'sentence', language })}
        />
      ) : null}
      {segmentation?.by === 'size' ? (
        <>
          <NumberInput
            label={t('documents.import.size')}
            value={segmentation.size}
            min={20}
            max={100_000}
            clampBehavior="blur"
            allowDecimal={false}
            onChange={(size) => {
              if (typeof size === 'number' && size >= 20 && size <= 100_000)
                onChange({ ...segmentation, size, overlap: Math.min(segmentation.overlap, size - 1) })
            }}
          />
          <NumberInput
            label={t('documents.import.overlap')}
            value={segmentation.overlap}
            min={0}
            max={segmentation.size - 1}
            clampBehavior="strict"
            allowDecimal={false}
            onChange={(overlap) => typeof overlap === 'number' && onChange({ ...segmentation, overlap })}
          />
        </>
      ) : null}
    </>
  )
}
