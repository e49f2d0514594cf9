import { z } from 'zod'
import { ProjectId } from '../domain/ids.ts'
import { procedure } from './procedure.ts'

/** A project file in the host's folder of projects. */
export const ProjectEntry = z
  .object({
    projectId: ProjectId,
    name: z.string(),
    path: z.string(),
    bytes: z.int().nonnegative(),
    savedAt: z.iso.datetime(),
    /** Counts the savings; a file with a higher one than the page knows was written elsewhere. */
    revision: z.int().nonnegative(),
  })
  .readonly()
export type ProjectEntry = z.infer<typeof ProjectEntry>

const one = z.object({ projectId: ProjectId })

/** The host keeps project files as text, and reads no more of them than their first line. */
export const projects = {
  'projects.list': procedure(z.object({}), z.array(ProjectEntry)),
  /** A piece of the file from `offset` (bytes), cut at a line's end; `next` is absent at the end of the file. */
  'projects.read': procedure(
    one.extend({ offset: z.int().nonnegative() }),
    z.object({ text: z.string(), next: z.int().positive().optional() }),
  ),
  /** Begins writing beside the old file; nothing is replaced before the commit. */
  'projects.beginSave': procedure(one.extend({ name: z.string().min(1).max(200) }), z.object({ saveId: z.string() })),
  'projects.appendSave': procedure(z.object({ saveId: z.string(), text: z.string() }), z.void()),
  /** Everything is on the disk, then the new file takes the old one's place. */
  'projects.commitSave': procedure(z.object({ saveId: z.string() }), ProjectEntry),
  'projects.abandonSave': procedure(z.object({ saveId: z.string() }), z.void()),
  /** Deletes the file, and with it every trace the engine keeps of the project: runs, replies, policy. */
  'projects.delete': procedure(one, z.void()),
  /** One page writes a project; the lease lives as long as that page listens for hints. */
  'projects.lease': procedure(one.extend({ page: z.string().min(8).max(64) }), z.object({ granted: z.boolean() })),
  'projects.release': procedure(one.extend({ page: z.string().min(8).max(64) }), z.void()),
}
