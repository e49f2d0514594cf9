import type { Words } from '../words.ts'

export const exporting: Words['exporting'] = {
  title: 'Export',
  subtitle:
    'Alles bleibt Ihres: als Tabelle für andere Programme, als Codebuch für andere Projekte, als Kopie für andere',
  preparing: 'Wird vorbereitet',
  failed: 'Die Datei konnte nicht vorbereitet werden: {{why}}',
  again: 'Erneut versuchen',
  codings: {
    title: 'Kodierungen',
    note: 'Eine Tabelle mit einer Zeile für jeden vergebenen Code und einer für jede Entscheidung ohne Code: Dokument, Segment, Text, Kodierende, Code, Zitat, Begründung, Datum, Version des Codebuchs. Text, den ein Tabellenprogramm als Formel ausführen würde, beginnt mit einem Apostroph.',
    kinds: 'Kodierungen von',
    both: 'Personen und Modellen',
    manual: 'Personen',
    automatic: 'Modellen',
    run: 'Lauf',
    allRuns: 'Alle nicht verworfenen Läufe',
    excel: 'Für Excel',
    excelWhy:
      'Kennzeichnet die Datei als UTF-8, damit Excel Umlaute liest. Für Programme, die daran scheitern, ausschalten.',
    rows_one: '{{count}} Zeile, {{size}}',
    rows_other: '{{count}} Zeilen, {{size}}',
    none: 'Solche Kodierungen gibt es noch nicht.',
    save: 'Kodierungen als CSV speichern',
    fileName: '{{name}}, Kodierungen',
  },
  codebook: {
    title: 'Codebuch',
    note: 'Codes mit Definitionen, Regeln und Beispielen als JSON, das Intercoder in einem anderen Projekt wieder einliest. Wo in Ihren Daten ein Beispiel steht, wird nicht geschrieben.',
    version: 'Version',
    inForce: 'Version {{n}} (gültig)',
    older: 'Version {{n}} vom {{date}}',
    codes_one: '{{count}} Code',
    codes_other: '{{count}} Codes',
    save: 'Codebuch als JSON speichern',
    fileName: '{{name}}, Codebuch {{n}}',
  },
  copy: {
    title: 'Kopie des Projekts',
    note: 'Alles in einer Datei: Texte, Segmente, Versionen des Codebuchs, jede Entscheidung mit ihrer Geschichte, Läufe und ihre Ergebnisse. Einstellungen und Schlüssel sind nicht darin.',
    holds:
      '{{documents}} Dokumente, {{segments}} Segmente, {{manual}} Entscheidungen von Personen, {{runs}} Läufe, {{codebooks}} Versionen des Codebuchs, {{size}}',
    save: 'Kopie speichern',
  },
}
