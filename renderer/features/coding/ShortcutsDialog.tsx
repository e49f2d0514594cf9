import { Kbd, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { shortcuts } from './codingKeys.ts'

const history = [
  { keys: ['Ctrl', 'Z'], act: 'undo' },
  { keys: ['Ctrl', 'Shift', 'Z'], act: 'redo' },
] as const

/** All that the keyboard can do on the coding screen. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  /** Keys whose caps differ from country to country. */
  const caps: Readonly<Record<string, string>> = {
    Ctrl: t('common.keys.ctrl'),
    Shift: t('common.keys.shift'),
    Enter: t('common.keys.enter'),
  }
  const nameOf = (key: string) => caps[key] ?? key
  return (
    <Dialog onClose={onClose} title={t('coding.shortcuts')} size={520}>
      <Table>
        <Table.Tbody>
          {[...shortcuts, ...history].map(({ keys, act }) => (
            <Table.Tr key={act}>
              <Table.Td w={150}>
                {keys.map((key) => (
                  <span key={key}>{key === '…' ? ' … ' : <Kbd size="xs">{nameOf(key)}</Kbd>} </span>
                ))}
              </Table.Td>
              <Table.Td>{t(`coding.acts.${act}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  )
}
