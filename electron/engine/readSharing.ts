import type { HostHandlers } from '../../shared/contract/contract.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { readSharingFolder } from './store/sharingFolder.ts'

/** Read anew whenever a run is prepared, so that a table corrected in an editor needs no restart. */
export async function readSharing({ sharing }: Settings): ReturnType<HostHandlers['sharing.read']> {
  if (sharing.folder === '') return { names: [], problems: [] }
  const { tables, problems } = await readSharingFolder(sharing.folder)
  const names = tables.map(({ name }) => name)
  const chosen = tables.find(({ name }) => name === sharing.table)
  if (chosen) return { chosen, names, problems }
  const missing =
    sharing.table === ''
      ? []
      : [`There is no usable sharing table “${sharing.table}” in ${sharing.folder}: new runs take the built-in one.`]
  return { names, problems: [...problems, ...missing] }
}
