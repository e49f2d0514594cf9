import type { CallFigures } from '../../../shared/metrics/callFigures.ts'

/** What became of a question; together they are all questions there would have been. */
export const fates = ['made', 'shared', 'duplicate', 'earlierRun', 'singleFlight', 'canonical', 'notAsked'] as const
export type Fate = (typeof fates)[number]

export interface Savings {
  /** Had every coder asked everything. */
  readonly questions: number
  readonly avoided: number
  /** From 0 to 1; absent where there was no question, which is not the same as nothing spared. */
  readonly share: number | undefined
  readonly by: Readonly<Record<Fate, number>>
}

export function savingsOf({ calls }: Pick<CallFigures, 'calls'>): Savings {
  const { made, avoided: causes, notAsked } = calls
  const avoided = Object.values(causes).reduce((sum, count) => sum + count, 0)
  const questions = made + avoided + notAsked
  return {
    questions,
    avoided,
    share: questions > 0 ? avoided / questions : undefined,
    by: { made, ...causes, notAsked },
  }
}

/** What can be said of several runs together; medians and numbers of different documents cannot be added up. */
export type TotalFigures = Pick<CallFigures, 'calls' | 'tokens' | 'cost'> & {
  readonly left: readonly Omit<CallFigures['left'][number], 'documents'>[]
}

export function totalOf(runs: readonly CallFigures[]): TotalFigures {
  const sum = (of: (figures: CallFigures) => number) => runs.reduce((total, figures) => total + of(figures), 0)
  const input = sumOfKnown(runs.map(({ tokens }) => tokens.input))
  const output = sumOfKnown(runs.map(({ tokens }) => tokens.output))
  const cost = totalCost(runs)
  return {
    calls: {
      made: sum(({ calls }) => calls.made),
      byOperation: {
        judgeRelevance: sum(({ calls }) => calls.byOperation.judgeRelevance),
        assignCodes: sum(({ calls }) => calls.byOperation.assignCodes),
      },
      avoided: {
        shared: sum(({ calls }) => calls.avoided.shared),
        duplicate: sum(({ calls }) => calls.avoided.duplicate),
        earlierRun: sum(({ calls }) => calls.avoided.earlierRun),
        singleFlight: sum(({ calls }) => calls.avoided.singleFlight),
        canonical: sum(({ calls }) => calls.avoided.canonical),
      },
      notAsked: sum(({ calls }) => calls.notAsked),
      attempts: sum(({ calls }) => calls.attempts),
    },
    tokens: { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) },
    left: leftOf(runs),
    ...(cost ? { cost } : {}),
  }
}

/** Absent where nobody counted. */
const sumOfKnown = (counts: readonly (number | undefined)[]): number | undefined =>
  counts.reduce((sum, count) => (count === undefined ? sum : (sum ?? 0) + count), undefined)

/** Known only where every run's price is, in one currency. */
function totalCost(runs: readonly CallFigures[]): CallFigures['cost'] {
  const costs = runs.flatMap(({ cost }) => cost ?? [])
  const currency = costs[0]?.currency
  if (currency === undefined || costs.length < runs.length || costs.some((cost) => cost.currency !== currency))
    return undefined
  return { amount: costs.reduce((sum, { amount }) => sum + amount, 0), currency }
}

function leftOf(runs: readonly CallFigures[]): TotalFigures['left'] {
  const hosts = new Map<string, { models: Set<string>; characters: number }>()
  for (const { host, models, characters } of runs.flatMap(({ left }) => left)) {
    const there = hosts.get(host) ?? { models: new Set(), characters: 0 }
    hosts.set(host, there)
    for (const model of models) there.models.add(model)
    there.characters += characters
  }
  return [...hosts].map(([host, { models, characters }]) => ({ host, models: [...models].sort(), characters }))
}
