import { type Codebook, type CodebookVersion, codePath } from '../../../shared/domain/codebook.ts'
import type { Coder } from '../../../shared/domain/coder.ts'
import type { CodeId, CoderId } from '../../../shared/domain/ids.ts'
import type { ReliabilityReport } from '../../../shared/reliability/report.ts'

export interface NamedCode {
  readonly name: string
  readonly colour: string
  /** Not in the codebook in force any more. */
  readonly older: boolean
}

export interface Names {
  readonly code: (id: CodeId) => NamedCode
  readonly coder: (id: CoderId) => string
}

/** What the report's ids are called. A code is called by its name, and by its whole path where another has that name too. */
export function namesIn(
  report: ReliabilityReport,
  coders: readonly Coder[],
  versions: readonly CodebookVersion[],
  inForce: Codebook,
): Names {
  const codes = new Map<CodeId, NamedCode>()
  const add = ({ codes: all }: Codebook, older: boolean) => {
    for (const { id, name, colour } of all) {
      const shared = all.filter((code) => code.name === name).length > 1
      codes.set(id, { name: shared ? codePath(all, id).join(' › ') : name, colour, older })
    }
  }
  for (const { codebook } of versions) add(codebook, true)
  add(inForce, false)

  const compared = [...report.human.coders, ...report.automatic.coders, ...report.mixed.coders]
  const asked = compared.flatMap((coder) => (coder.kind === 'automatic' ? [coder.as] : []))
  const names = new Map<CoderId, string>([...asked, ...coders].map(({ id, name }) => [id, name]))
  return {
    code: (id) => codes.get(id) ?? { name: id, colour: 'transparent', older: true },
    coder: (id) => names.get(id) ?? id,
  }
}
