import { useTranslation } from 'react-i18next'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import { codesInOrder, type PlacedCode } from '../../../shared/domain/codeOrder.ts'
import { Swatch } from '../../ui/Swatch.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './Versions.module.css'

/** A codebook to read, as coders were given it. */
export function VersionText({ version }: { readonly version: CodebookVersion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, researchQuestion, rules, severalCodes, codes } = version.codebook
  return (
    <article className={classes.book}>
      <header>
        <h2>{name}</h2>
        <p className={classes.muted}>
          {t('codebook.version', { number: version.number, date: format.dateTime(version.createdAt) })} ·{' '}
          {t(severalCodes ? 'codebook.history.several' : 'codebook.history.one')}
        </p>
      </header>
      {researchQuestion === '' ? null : <p>{researchQuestion}</p>}
      <div className={classes.code}>
        <Lines heading={t('codebook.whole.rules')} lines={rules} />
      </div>
      {codesInOrder(codes).map((placed) => (
        <CodeText key={placed.code.id} placed={placed} />
      ))}
    </article>
  )
}

function CodeText({ placed: { code, depth } }: { readonly placed: PlacedCode }) {
  const { t } = useTranslation()
  return (
    <section className={classes.code} style={{ marginInlineStart: depth * 16 }}>
      <h3 className={classes.codeName}>
        <Swatch colour={code.colour} size={12} />
        {code.name}
        {code.scale ? <span className={classes.muted}>{`${code.scale.min}–${code.scale.max}`}</span> : null}
      </h3>
      {code.definition === '' ? null : <p>{code.definition}</p>}
      <Lines heading={t('codebook.form.inclusion')} lines={code.inclusion} />
      <Lines heading={t('codebook.form.exclusion')} lines={code.exclusion} />
      <Lines heading={t('codebook.form.anchors')} lines={code.anchors.map(({ text }) => text)} />
    </section>
  )
}

function Lines({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <span className={classes.muted}>{heading}</span>
      <ul>
        {[...lines.entries()].map(([place, line]) => (
          <li key={place}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
