import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'

/** What stands in the place of a part of the window that threw: the rest goes on. */
export function Broken({ resetErrorBoundary }: { readonly resetErrorBoundary: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      sentence={t('shell.broken')}
      action={<Button onClick={resetErrorBoundary}>{t('shell.brokenAgain')}</Button>}
    />
  )
}
