import { useTranslation } from 'react-i18next'
import type { ReadFile } from '../../../shared/contract/files.ts'
import { useFormat } from '../../words/useFormat.ts'
import classes from './ImportDialog.module.css'
import { firstPassages } from './importItems.ts'

const shownPassages = 5

/** The first segments of a file as they would be cut. */
export function ImportPreview({ file }: { readonly file: ReadFile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const passages = firstPassages(file, shownPassages)
  return (
    <section aria-label={t('documents.import.preview')}>
      <h3>{t('documents.import.preview')}</h3>
      <p className={classes.note}>
        {t('documents.import.first', { n: passages.length, segments: format.count(file.segments) })}{' '}
        {file.emptyRows > 0 ? t('documents.import.emptyRows', { count: file.emptyRows }) : null}
      </p>
      {file.attributes.length === 0 ? null : (
        <p className={classes.note}>
          {t('documents.import.attributesFound', {
            list: file.attributes.map(({ name, value }) => `${name} = ${value}`).join(', '),
          })}
        </p>
      )}
      <ol className={classes.passages}>
        {passages.map(({ start, text, speaker }, i) => (
          <li className={classes.passage} key={start}>
            <span className={classes.number}>{i + 1}</span>
            <div>
              {speaker === undefined ? null : <div className={classes.speaker}>{speaker}</div>}
              <div className={classes.text} dir="auto">
                {text}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
