import { type Codebook, hashOfCodebook } from '../domain/codebook.ts'
import type { ProjectId } from '../domain/ids.ts'
import type { ProjectSnapshot } from './snapshot.ts'

const noCodes: Codebook = { name: '', researchQuestion: '', rules: [], severalCodes: true, codes: [] }

/** A project with a codebook (an empty one where none is given) and nothing else. `createdAt` is ISO 8601, UTC. */
export function emptyProject(project: {
  readonly id: ProjectId
  readonly name: string
  readonly createdAt: string
  readonly codebook?: Codebook
}): ProjectSnapshot {
  const { id, name, createdAt, codebook = noCodes } = project
  const hash = hashOfCodebook(codebook)
  return {
    info: { id, name, createdAt, codebook: hash, occasion: '1' },
    documents: [],
    texts: [],
    segmentBlocks: [],
    cases: [],
    codebooks: [{ hash, number: 1, codebook, createdAt, reason: '' }],
    coders: [],
    rounds: [],
    manualCodings: [],
    runs: [],
    runBlocks: [],
  }
}
