import type { RunPreview } from '../../../shared/contract/runs.ts'
import type { ProjectId } from '../../../shared/domain/ids.ts'
import { lexicalId } from '../../../shared/domain/lexical.ts'
import type { Ports } from '../../engine/ports.ts'
import { writePolicy } from '../policyFile.ts'
import type { RunCommand } from './commandLine.ts'
import { couldNotRun } from './terminal.ts'

/**
 * Nothing leaves the machine unless the researcher agreed to it for this project, knowing what goes where. Naming a provider
 * is not agreeing; `--yes` is, and is written down.
 *
 * @param preview its hosts are those that would receive text; this machine is not among them.
 * @throws CommandFault where the project forbids it, or consent is wanting: then the sentence says what would leave.
 */
export async function requireConsent(
  { provider, yes }: Pick<RunCommand, 'provider' | 'yes'>,
  projectId: ProjectId,
  preview: () => Promise<RunPreview>,
  { policy, dataFolder, now }: Pick<Ports, 'policy' | 'dataFolder' | 'now'>,
): Promise<void> {
  const current = await policy(projectId)
  if (!current.ai)
    throw couldNotRun('AI is turned off for this project. Turn it on in its settings; nothing was asked.')
  if (provider === lexicalId) return
  const { hosts, segments, calls } = await preview()
  if (hosts.length > 0 && current.localOnly)
    throw couldNotRun(
      `This project allows models on this machine only, and not on ${hosts.join(', ')}. Nothing was sent.`,
    )
  const strange = hosts.filter((host) => !current.consent.some((given) => given.host === host))
  if (strange.length === 0) return
  if (!yes)
    throw couldNotRun(
      `The texts of ${segments} segments and the codebook would go to ${strange.join(', ')}, in ${calls.low} to ${calls.high} calls. Nothing was sent. Add --yes where that is agreed to for this project.`,
    )
  const at = new Date(now()).toISOString()
  const consent = [...current.consent, ...strange.map((host) => ({ host, at }))]
  await writePolicy(dataFolder, projectId, { ...current, consent })
}
