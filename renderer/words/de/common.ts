import type { Words } from '../words.ts'

export const common: Words['common'] = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  delete: 'Löschen',
  remove: 'Entfernen',
  rename: 'Umbenennen',
  duplicate: 'Duplizieren',
  add: 'Hinzufügen',
  edit: 'Bearbeiten',
  undo: 'Rückgängig',
  more: 'Mehr',
  search: 'Suchen',
  name: 'Name',
  yes: 'Ja',
  no: 'Nein',
  unknown: 'unbekannt',
  keys: { ctrl: 'Strg', shift: 'Umschalt', enter: 'Eingabe' },
}
