import type { Words } from '../words.ts'

export const project: Words['project'] = {
  title: 'Intercoder',
  subtitle: 'Qualitative Daten kodieren, mit mehreren Kodierenden: Menschen und Modellen',
  sample: 'Beispielprojekt öffnen',
  sampleWhat:
    'Interviews über die Arbeit zu Hause, von zwei Personen und einem automatischen Verfahren kodiert: etwas zum Umsehen.',
  sampleLanguage: 'Sprache des Beispiels',
  new: 'Neues Projekt',
  newName: 'Name des Projekts',
  newAct: 'Projekt anlegen',
  open: 'Datei öffnen',
  recent: 'Bisherige Projekte',
  noRecent: 'Hier stehen die Projekte, die Sie anlegen oder öffnen.',
  reading: 'Projekte werden gesucht',
  rename: '{{name}} umbenennen',
  duplicate: '{{name}} duplizieren',
  delete: '{{name}} löschen',
  copyOf: '{{name}} (Kopie)',
  column: { name: 'Projekt', saved: 'Gespeichert', size: 'Größe', acts: 'Handlungen' },
  deleteTitle: '„{{name}}“ endgültig löschen?',
  deleteWhat:
    'Die Projektdatei {{path}} wird gelöscht, und mit ihr alles, was auf diesem Rechner vom Projekt aufbewahrt ist: Texte und Kodierungen, Läufe mit ihren Protokollen und die Antworten von Modellen. Das lässt sich nicht rückgängig machen. Kopien, die Sie anderswo abgelegt haben, bleiben.',
  deleteAct: 'Projekt löschen',
  failure: {
    openElsewhere:
      '„{{name}}“ ist in einem anderen Fenster geöffnet. Schließen Sie es dort, und versuchen Sie es erneut.',
    missing:
      'Die Datei von „{{name}}“ ist nicht mehr an ihrem Ort. Vielleicht wurde sie gelöscht oder verschoben; öffnen Sie sie von ihrem neuen Ort.',
    unanswered: 'Das ließ sich nicht ausführen: {{reason}}',
  },
  titleLabel: 'Name des Projekts',
  titleHint: 'Projekt umbenennen',
}
