import { bind } from '../../../shared/contract/bind.ts'
import { cache } from '../../../shared/contract/cache.ts'
import { connect } from '../../../shared/contract/client.ts'
import { files } from '../../../shared/contract/files.ts'
import type { Client } from '../../../shared/contract/procedure.ts'
import { runs } from '../../../shared/contract/runs.ts'
import { sharing } from '../../../shared/contract/sharing.ts'
import type { Engine } from '../../engine/engineApi.ts'

const engineContract = { ...cache, ...files, ...runs, ...sharing }
export type EngineClient = Client<typeof engineContract>

/** The engine as the page would see it, through the same contract and parsed the same, only without a wire. */
export const engineClient = ({ handlers }: Engine): EngineClient =>
  connect(engineContract, bind(engineContract, handlers))
