import { useTranslation } from 'react-i18next'
import { useFormat } from '../../words/useFormat.ts'

/** Times to answer in milliseconds below a second, for the offline coder answers in a few of them. */
export function useAnswerTime(): (milliseconds: number) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (milliseconds) =>
    milliseconds < 1000 ? t('insights.underSecond', { n: format.count(milliseconds) }) : format.duration(milliseconds)
}
