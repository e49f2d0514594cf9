import { IconCopy, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectEntry } from '../../../shared/contract/projects.ts'
import { deleteProject, duplicateProject, renameClosedProject } from '../../db/projects.ts'
import { hostClient, pageId } from '../../engine/connect.ts'
import { dropDraft } from '../../stores/codebookDrafts.ts'
import { goToProject } from '../../stores/navigation.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { IconAct } from '../../ui/IconAct.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './StartScreen.module.css'
import type { useProjects } from './useProjects.ts'

interface RecentProjectsProps {
  /** The last saved first; `undefined` before the host has answered. */
  readonly entries: readonly ProjectEntry[] | undefined
  readonly act: ReturnType<typeof useProjects>['act']
}

type Asked = { readonly kind: 'rename' | 'delete'; readonly entry: ProjectEntry }

/** What was worked on before. */
export function RecentProjects({ entries, act }: RecentProjectsProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>()

  const rename = ({ projectId, name }: ProjectEntry, to: string) =>
    act(name, () => renameClosedProject(hostClient, pageId, projectId, to))
  const duplicate = ({ projectId, name }: ProjectEntry) =>
    act(name, () => duplicateProject(hostClient, pageId, projectId, t('project.copyOf', { name })))
  const remove = ({ projectId, name }: ProjectEntry) =>
    act(name, async () => {
      const deleted = await deleteProject(hostClient, pageId, projectId)
      if (deleted.ok) dropDraft(projectId)
      return deleted
    })
  return (
    <section className={classes.section} aria-label={t('project.recent')}>
      <h2>{t('project.recent')}</h2>
      {entries === undefined || entries.length === 0 ? (
        <p className={classes.muted}>{t(entries === undefined ? 'project.reading' : 'project.noRecent')}</p>
      ) : (
        <ListTable
          label={t('project.recent')}
          columns={[
            { label: t('project.column.name') },
            { label: t('project.column.saved') },
            { label: t('project.column.size'), number: true },
            { label: t('project.column.acts'), acts: true },
          ]}
        >
          {entries.map((entry) => (
            <ProjectRow
              key={entry.projectId}
              entry={entry}
              onRename={() => setAsked({ kind: 'rename', entry })}
              onDuplicate={() => void duplicate(entry)}
              onDelete={() => setAsked({ kind: 'delete', entry })}
            />
          ))}
        </ListTable>
      )}
      {asked?.kind === 'rename' ? (
        <NameDialog
          title={t('project.rename', { name: asked.entry.name })}
          label={t('project.newName')}
          name={asked.entry.name}
          act={t('common.rename')}
          onSave={(name) => void rename(asked.entry, name)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked?.kind === 'delete' ? (
        <ConfirmDialog
          title={t('project.deleteTitle', { name: asked.entry.name })}
          consequence={t('project.deleteWhat', { path: asked.entry.path })}
          act={t('project.deleteAct')}
          onConfirm={() => void remove(asked.entry)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </section>
  )
}

interface ProjectRowProps {
  readonly entry: ProjectEntry
  readonly onRename: () => void
  readonly onDuplicate: () => void
  readonly onDelete: () => void
}

function ProjectRow({ entry, onRename, onDuplicate, onDelete }: ProjectRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name } = entry
  return (
    <tr>
      <td>
        <button type="button" className={classes.name} onClick={() => goToProject(entry.projectId)}>
          {name}
        </button>
        <div className={classes.path}>{entry.path}</div>
      </td>
      <td data-muted>{format.dateTime(entry.savedAt)}</td>
      <td data-number data-muted>
        {format.bytes(entry.bytes)}
      </td>
      <td data-acts>
        <IconAct label={t('project.rename', { name })} icon={IconPencil} onClick={onRename} />
        <IconAct label={t('project.duplicate', { name })} icon={IconCopy} onClick={onDuplicate} />
        <IconAct label={t('project.delete', { name })} icon={IconTrash} onClick={onDelete} />
      </td>
    </tr>
  )
}
