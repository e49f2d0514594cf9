import { useTranslation } from 'react-i18next'
import { useSettings } from '../../stores/settings.ts'

/** For a setting's control: disabled, with the reason in its description, where the environment holds the value. */
export function useFixed(): (
  path: string,
  description?: string,
) => { readonly disabled: boolean; readonly description: string | undefined } {
  const { t } = useTranslation()
  const fixed = useSettings((state) => state.fixed)
  return (path, description) => {
    const held = fixed.find((setting) => setting.path === path)
    return held
      ? { disabled: true, description: t('settings.fixed', { variable: held.variable }) }
      : { disabled: false, description }
  }
}
