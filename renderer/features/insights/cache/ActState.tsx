import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/Notice.tsx'
import classes from './Cache.module.css'
import type { Acts } from './useActs.ts'

/** What is being done, how far it is and how to stop it; or what came of the last act. */
export function ActState({ acts: { doing, said } }: { readonly acts: Acts }) {
  const { t } = useTranslation()
  if (doing)
    return (
      <div className={classes.doing}>
        <output>{doing.words}</output>
        <Progress
          size={6}
          value={100 * (doing.share ?? 1)}
          animated={doing.share === undefined}
          aria-label={doing.words}
        />
        {doing.stop ? (
          <Button variant="default" size="compact-sm" onClick={doing.stop}>
            {t('cache.upkeep.stop')}
          </Button>
        ) : null}
      </div>
    )
  if (!said) return null
  return (
    <Notice
      kind={said.kind}
      action={
        said.act ? (
          <Button variant="default" size="compact-sm" onClick={said.act.do}>
            {said.act.label}
          </Button>
        ) : undefined
      }
    >
      {said.words}
    </Notice>
  )
}
