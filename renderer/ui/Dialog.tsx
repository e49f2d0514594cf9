import { Modal, type ModalProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DialogProps
  extends Pick<ModalProps, 'title' | 'size' | 'children' | 'onClose' | 'onKeyDown' | 'yOffset' | 'centered'> {}

/** A window over the page. Its heading is no banner of the page, and its close button has a name in the reader's language. */
export function Dialog({ children, ...rest }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('common.close') }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{ title: { lineHeight: '24px' } }}
      {...rest}
    >
      {children}
    </Modal>
  )
}
