import { useTranslation } from 'react-i18next'

/** The parts of a question as the host names them, and under which words they are shown. */
const keys = {
  operation: 'operation',
  version: 'version',
  'settings.provider': 'settingsProvider',
  'settings.model': 'settingsModel',
  'settings.temperature': 'settingsTemperature',
  'settings.topP': 'settingsTopP',
  'settings.seed': 'settingsSeed',
  system: 'system',
  codebook: 'codebook',
  reply: 'reply',
  context: 'context',
  onBehalfOf: 'onBehalfOf',
  occasion: 'occasion',
  unit: 'unit',
} as const

const isKnown = (part: string): part is keyof typeof keys => Object.hasOwn(keys, part)

/** The word for a part of a question; a part that came later keeps the host's own name. */
export function usePartWords(): (part: string) => string {
  const { t } = useTranslation()
  return (part) => (isKnown(part) ? t(`cache.parts.${keys[part]}`) : part)
}
