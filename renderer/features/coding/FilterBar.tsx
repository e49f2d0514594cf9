import { CloseButton, Select, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shown, useCodingView } from '../../stores/codingView.ts'
import { focusContent } from '../../ui/focusContent.ts'
import classes from './FilterBar.module.css'

interface FilterBarProps {
  readonly searchField: RefObject<HTMLInputElement | null>
  readonly automaticAvailable: boolean
}

const shown: readonly Shown[] = ['all', 'open', 'coded', 'differs']

/** Which segments are listed, and whether the automatic coders' work lies open. */
export function FilterBar({ searchField, automaticAvailable }: FilterBarProps) {
  const { t } = useTranslation()
  const view = useCodingView()
  return (
    <div className={classes.bar}>
      <TextInput
        ref={searchField}
        className={classes.search}
        value={view.search}
        aria-label={t('coding.search')}
        placeholder={t('coding.search')}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
        rightSection={
          view.search === '' ? null : (
            <CloseButton size="sm" aria-label={t('coding.showAll')} onClick={() => view.searchFor('')} />
          )
        }
        onChange={(event) => view.searchFor(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') focusContent()
          event.stopPropagation()
        }}
      />
      <Select
        className={classes.show}
        aria-label={t('coding.show.label')}
        data={shown.map((value) => ({ value, label: t(`coding.show.${value}`) }))}
        value={view.shown}
        onChange={(value) => {
          view.show((value ?? 'all') as Shown)
          focusContent()
        }}
      />
      {automaticAvailable ? (
        <Switch
          size="xs"
          label={t('coding.automatic')}
          checked={view.automatic}
          onChange={(event) => view.showAutomatic(event.currentTarget.checked)}
        />
      ) : null}
    </div>
  )
}
