import { ProjectId } from '../../shared/domain/ids.ts'

export const newProjectId = (): ProjectId => ProjectId.parse(crypto.randomUUID())
