import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallFigures } from '../../../shared/metrics/callFigures.ts'
import { savingsOf, totalOf } from './savings.ts'

const figuresWith = (changes: Partial<CallFigures> & { readonly calls?: CallFigures['calls'] }): CallFigures => ({
  segments: 0,
  distinct: 0,
  relevant: 0,
  distinctRelevant: 0,
  failed: 0,
  coders: [],
  calls: callsOf(0, 0, 0, 0, 0, 0),
  tokens: {},
  left: [],
  ...changes,
})

const callsOf = (
  made: number,
  shared: number,
  duplicate: number,
  earlierRun: number,
  singleFlight: number,
  notAsked: number,
): CallFigures['calls'] => ({
  made,
  byOperation: { judgeRelevance: made, assignCodes: 0 },
  avoided: { shared, duplicate, earlierRun, singleFlight, canonical: 0 },
  notAsked,
  attempts: made,
})

const anyCalls = fc
  .array(fc.nat(1000), { minLength: 6, maxLength: 6 })
  .map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => callsOf(a, b, c, d, e, f))

describe('savings', () => {
  it('splits all questions into those asked, those spared by cause, and those not allowed', () => {
    const savings = savingsOf({ calls: callsOf(140, 200, 260, 0, 0, 0) })
    expect(savings).toMatchObject({ questions: 600, avoided: 460, by: { made: 140, shared: 200, duplicate: 260 } })
    expect(savings.share).toBeCloseTo(460 / 600)
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const { questions, by } = savingsOf({ calls })
        expect(Object.values(by).reduce((a, b) => a + b, 0)).toBe(questions)
      }),
      { seed: 1 },
    )
  })

  it('has no share where there was no question', () => {
    expect(savingsOf(figuresWith({})).share).toBeUndefined()
  })
})

describe('several runs together', () => {
  it('have the questions of each', () => {
    fc.assert(
      fc.property(fc.array(anyCalls), (all) => {
        const total = savingsOf(totalOf(all.map((calls) => figuresWith({ calls }))))
        expect(total.questions).toBe(all.reduce((sum, calls) => sum + savingsOf({ calls }).questions, 0))
      }),
      { seed: 1 },
    )
  })

  it('have a price only where every one of them has', () => {
    const priced = figuresWith({ cost: { amount: 0.5, currency: 'USD' } })
    expect(totalOf([priced, priced]).cost).toEqual({ amount: 1, currency: 'USD' })
    expect(totalOf([priced, figuresWith({})]).cost).toBeUndefined()
    expect(totalOf([priced, figuresWith({ cost: { amount: 1, currency: 'EUR' } })]).cost).toBeUndefined()
  })

  it('count tokens as far as anybody counted them', () => {
    expect(totalOf([figuresWith({ tokens: { input: 3 } }), figuresWith({ tokens: { input: 4 } })]).tokens).toEqual({
      input: 7,
    })
    expect(totalOf([figuresWith({})]).tokens).toEqual({})
  })

  it('name every host once, with all models that were asked there', () => {
    const sent = (model: string) =>
      figuresWith({ left: [{ host: 'llm.example', models: [model], documents: 2, characters: 10 }] })
    expect(totalOf([sent('b'), sent('a'), sent('b')]).left).toEqual([
      { host: 'llm.example', models: ['a', 'b'], characters: 30 },
    ])
  })
})
