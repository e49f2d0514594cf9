import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostClient } from '../../../../shared/contract/contract.ts'
import type { ProjectId } from '../../../../shared/domain/ids.ts'
import { hostClient } from '../../../engine/connect.ts'
import { changeSettings, useSettings } from '../../../stores/settings.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Page.tsx'
import { useFormat } from '../../../words/useFormat.ts'
import classes from './Cache.module.css'

type Advice = Awaited<ReturnType<HostClient['cache.advise']>>

/**
 * What size of memory would suit, and one button to have it.
 *
 * @param lookups so far: with every look-up the advice may be another.
 */
export function SizeAdvice({ projectId, lookups }: { readonly projectId: ProjectId; readonly lookups: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { cache } = useSettings((state) => state.settings)
  const variable = useSettings(({ fixed }) => fixed.find(({ path }) => path === 'cache.memoryMb')?.variable)
  const [advice, setAdvice] = useState<Advice>()
  const [problem, setProblem] = useState<string>()
  const since = `${lookups} ${cache.memoryMb}`
  useEffect(() => {
    let left = since === ''
    hostClient['cache.advise']({ projectId }).then(
      (given) => left || setAdvice(given),
      (error: unknown) => left || setProblem(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      left = true
    }
  }, [projectId, since])
  if (!advice) return problem === undefined ? null : <Notice kind="error">{problem}</Notice>
  const { memoryMb: now, adviceMb, reason } = advice
  const apply = (memoryMb: number) =>
    changeSettings({ cache: { ...cache, memoryMb } }).catch((error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    )
  return (
    <Section title={t('cache.advice.title')}>
      {problem === undefined ? null : <Notice kind="error">{t('cache.upkeep.failed', { why: problem })}</Notice>}
      <div className={classes.choose}>
        <span>{t(`cache.advice.${reason}`, { now: format.count(now), advice: format.count(adviceMb ?? now) })}</span>
        {adviceMb === undefined || adviceMb === now || variable !== undefined ? null : (
          <Button variant="default" onClick={() => void apply(adviceMb)}>
            {t('cache.advice.apply', { advice: format.count(adviceMb) })}
          </Button>
        )}
      </div>
      {variable === undefined || adviceMb === now ? null : (
        <p className={classes.muted}>{t('cache.advice.fixed', { variable })}</p>
      )}
    </Section>
  )
}
