export const project = {
  title: 'Intercoder',
  subtitle: 'Coding qualitative data with several coders, human and automatic',
  sample: 'Open the sample project',
  sampleWhat:
    'Interviews about working from home, coded by two people and an automatic coder: something to look around in.',
  sampleLanguage: 'Language of the sample',
  new: 'New project',
  newName: 'Name of the project',
  newAct: 'Make the project',
  open: 'Open a file',
  recent: 'Recent projects',
  noRecent: 'Projects that you make or open are listed here.',
  reading: 'Looking for projects',
  rename: 'Rename {{name}}',
  duplicate: 'Duplicate {{name}}',
  delete: 'Delete {{name}}',
  copyOf: '{{name}} (copy)',
  column: { name: 'Project', saved: 'Saved', size: 'Size', acts: 'Acts' },
  deleteTitle: 'Delete “{{name}}” for good?',
  deleteWhat:
    'The project file {{path}} is deleted, and with it everything kept of the project on this machine: its texts and codings, its runs with their journals, and the replies of models. This cannot be undone. Copies that you made elsewhere stay.',
  deleteAct: 'Delete the project',
  failure: {
    openElsewhere: '“{{name}}” is open in another window. Close it there, then try again.',
    missing:
      'The file of “{{name}}” is not where it was. It may have been deleted or moved; open it from its new place.',
    unanswered: 'That could not be done: {{reason}}',
  },
  titleLabel: 'Name of the project',
  titleHint: 'Rename the project',
} as const
