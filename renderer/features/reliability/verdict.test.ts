import { describe, expect, it, test } from 'vitest'
import { CodeId } from '../../../shared/domain/ids.ts'
import type { CodeEstimate } from '../../../shared/reliability/report.ts'
import { codesInNeed, type Verdict, verdictOn } from './verdict.ts'

const estimate = (value: number, low: number | undefined, changes: Partial<CodeEstimate> = {}): CodeEstimate =>
  ({
    value,
    interval:
      low === undefined
        ? undefined
        : { low, high: 1, level: 0.95, method: 'unitBootstrap', seed: 1, replicates: 100, undefinedReplicates: 0 },
    percentAgreement: { value: 1 },
    units: 40,
    coders: 2,
    pairableUnits: 40,
    pairable: 80,
    ratedBy: [0, 0, 40],
    codeId: CodeId.parse('hope'),
    applied: 20,
    prevalence: 0.25,
    rare: false,
    ...changes,
  }) as CodeEstimate

describe('what agreement allows to conclude', () => {
  test.each<[number, number | undefined, Verdict]>([
    [0.9, 0.8, 'reliable'],
    [0.9, 0.799, 'tentative'],
    [0.9, 0.667, 'tentative'],
    [0.9, 0.666, 'unreliable'],
    [0.9, undefined, 'open'],
  ])('is decided by the lower limit: α %f from %s is %s', (value, low, verdict) => {
    expect(verdictOn(estimate(value, low))).toBe(verdict)
  })

  it('names codes that fall short, the worst first, and leaves rare ones unjudged', () => {
    const worst = estimate(0.2, 0)
    const bad = estimate(0.6, 0.5)
    const perCode = [bad, estimate(0.9, 0.85), worst, estimate(0.1, 0, { rare: true }), estimate(0.5, undefined)]
    expect(codesInNeed({ perCode })).toEqual([worst, bad])
  })
})
