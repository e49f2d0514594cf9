/** A JSON object as a line of a project file holds it, before anybody knows whether it is right. */
export type Line = Readonly<Record<string, unknown>>

/** From one version of the project file to the next, line by line, so that files of any size can be upgraded. */
export interface Upgrade {
  /** The first line; its `version` is set by the reader. */
  readonly head: (line: Line) => Line
  /** One record: itself, changed, none, or several in its place. */
  readonly record: (line: Line) => readonly Line[]
}

/** The version that this program writes. */
export const projectVersion = 1

/** `upgrades.get(n)` leads from version n to n + 1. Empty as long as there has been but one version. */
export const projectUpgrades: ReadonlyMap<number, Upgrade> = new Map()

/** @returns the steps from a version to the current one, or `undefined` where one is missing. */
export function upgradesFrom(version: number, upgrades: ReadonlyMap<number, Upgrade>): readonly Upgrade[] | undefined {
  const steps: Upgrade[] = []
  for (let n = version; n < projectVersion; n++) {
    const step = upgrades.get(n)
    if (!step) return undefined
    steps.push(step)
  }
  return steps
}

export const upgradeHead = (line: Line, steps: readonly Upgrade[]): Line => ({
  ...steps.reduce((head, step) => step.head(head), line),
  version: projectVersion,
})

export const upgradeRecord = (line: Line, steps: readonly Upgrade[]): readonly Line[] =>
  steps.reduce<readonly Line[]>((records, step) => records.flatMap(step.record), [line])
