import { type FileProblem, maxFileBytes } from '../contract/files.ts'

type Wordings = Readonly<Record<FileProblem['code'], (problem: Told) => string>>
/** A problem with what its sentence names: `in` is the file or, where one is known, the row of the file. */
interface Told {
  readonly in: string
  readonly detail: string | undefined
  readonly columns: string
}

const megabytes = Math.floor(maxFileBytes / 1024 / 1024)

const english: Wordings = {
  empty: (p) => `${p.in} is empty. Check that it was saved completely, or leave it out.`,
  tooLarge: (p) => `${p.in} is larger than ${megabytes} MB. Split it into smaller files and add those.`,
  binary: (p) => `${p.in} does not hold text. Save what it shows as txt, docx or csv and add that file.`,
  unknownFormat: (p) =>
    `${p.in} has a format that Intercoder does not read. Save it as txt, md, csv or docx and add it again.`,
  unreadable: (p) =>
    `${p.in} could not be read: it is damaged, or not what its ending says. Open it in the program it comes from, save it anew and add it again.`,
  undecodable: (p) =>
    `${p.in} holds characters that fit no known character encoding. Save it as UTF-8 and add it again.`,
  protected: (p) =>
    `${p.in} could not be read: it is password-protected. Remove the password in Word and add it again.`,
  raggedRow: (p) =>
    `${p.in} has more or fewer cells than the heading${p.detail ? ` (${p.detail.replace('/', ' instead of ')})` : ''}. Check the separators and quotation marks in this row and add the file again.`,
  noHeading: (p) => `${p.in} has no heading. Put a row with the names of the columns first and add the file again.`,
  noTextColumn: (p) =>
    `${p.in} has no column “${p.detail ?? 'text'}”. ${p.columns ? `Choose one of its columns: ${p.columns}.` : 'Choose the column that holds the text.'}`,
  noSegments: (p) =>
    `${p.in} holds no text that could be coded. Check that the text is where it is expected, or choose another segmentation.`,
  brokenQuotes: (p) =>
    `${p.in} has a quotation mark that is not closed, or one too many. Write quotation marks within a cell twice and add the file again.`,
  duplicateColumn: (p) =>
    `${p.in} has two columns of the same name${p.detail ? `, “${p.detail}”` : ''}. Rename one of them and add the file again.`,
  notJson: (p) => `${p.in} is not valid JSON. Check commas, brackets and quotation marks there and open it again.`,
  notACodebook: (p) =>
    `${p.in} is not a codebook in a form that Intercoder reads${p.detail ? `: something is missing or of the wrong kind at “${p.detail}”` : ''}. Correct it there and open it again.`,
  duplicateCode: (p) =>
    `${p.in} has a code${p.detail ? ` “${p.detail}”` : ''} twice in the same place. Rename or remove one of them and open it again.`,
  notAProject: (p) => `${p.in} is not an Intercoder project. Choose a file that ends in .intercoder.`,
  newerProject: (p) => `${p.in} was saved by a newer version of Intercoder. Update Intercoder and open it again.`,
  damagedProject: (p) =>
    `${p.in} is damaged and was not opened. Open a copy or a backup instead; the file itself was not changed.`,
  incompleteProject: (p) =>
    `${p.in} is incomplete: its end is missing. Copy it anew or open a backup; the file itself was not changed.`,
}

const german: Wordings = {
  empty: (p) => `${p.in} ist leer. Prüfen Sie, ob die Datei vollständig gespeichert wurde, oder lassen Sie sie weg.`,
  tooLarge: (p) =>
    `${p.in} ist größer als ${megabytes} MB. Teilen Sie die Datei in kleinere auf und fügen Sie diese hinzu.`,
  binary: (p) =>
    `${p.in} enthält keinen Text. Speichern Sie den Inhalt als txt, docx oder csv und fügen Sie diese Datei hinzu.`,
  unknownFormat: (p) =>
    `${p.in} hat ein Format, das Intercoder nicht liest. Speichern Sie die Datei als txt, md, csv oder docx und fügen Sie sie erneut hinzu.`,
  unreadable: (p) =>
    `${p.in} ließ sich nicht lesen: Die Datei ist beschädigt oder nicht das, was ihre Endung sagt. Öffnen Sie sie im Ursprungsprogramm, speichern Sie sie neu und fügen Sie sie erneut hinzu.`,
  undecodable: (p) =>
    `${p.in} enthält Zeichen, die zu keiner bekannten Zeichenkodierung passen. Speichern Sie die Datei als UTF-8 und fügen Sie sie erneut hinzu.`,
  protected: (p) =>
    `${p.in} ließ sich nicht lesen: Die Datei ist durch ein Kennwort geschützt. Entfernen Sie das Kennwort in Word und fügen Sie sie erneut hinzu.`,
  raggedRow: (p) =>
    `${p.in} hat mehr oder weniger Zellen als die Kopfzeile${p.detail ? ` (${p.detail.replace('/', ' statt ')})` : ''}. Prüfen Sie Trennzeichen und Anführungszeichen in dieser Zeile und fügen Sie die Datei erneut hinzu.`,
  noHeading: (p) =>
    `${p.in} hat keine Kopfzeile. Stellen Sie eine Zeile mit den Namen der Spalten voran und fügen Sie die Datei erneut hinzu.`,
  noTextColumn: (p) =>
    `${p.in} hat keine Spalte „${p.detail ?? 'text'}“. ${p.columns ? `Wählen Sie eine der vorhandenen Spalten: ${p.columns}.` : 'Wählen Sie die Spalte, die den Text enthält.'}`,
  noSegments: (p) =>
    `${p.in} enthält keinen Text, der sich kodieren ließe. Prüfen Sie, ob der Text an der erwarteten Stelle steht, oder wählen Sie eine andere Segmentierung.`,
  brokenQuotes: (p) =>
    `${p.in} hat ein Anführungszeichen, das nicht geschlossen ist, oder eines zu viel. Schreiben Sie Anführungszeichen innerhalb einer Zelle doppelt und fügen Sie die Datei erneut hinzu.`,
  duplicateColumn: (p) =>
    `${p.in} hat zwei Spalten mit demselben Namen${p.detail ? `, „${p.detail}“` : ''}. Benennen Sie eine davon um und fügen Sie die Datei erneut hinzu.`,
  notJson: (p) =>
    `${p.in} ist kein gültiges JSON. Prüfen Sie dort Kommas, Klammern und Anführungszeichen und öffnen Sie die Datei erneut.`,
  notACodebook: (p) =>
    `${p.in} ist kein Codebuch in einer Form, die Intercoder liest${p.detail ? `: Bei „${p.detail}“ fehlt etwas oder ist von falscher Art` : ''}. Berichtigen Sie die Stelle und öffnen Sie die Datei erneut.`,
  duplicateCode: (p) =>
    `${p.in} enthält einen Code${p.detail ? ` „${p.detail}“` : ''} zweimal an derselben Stelle. Benennen Sie einen davon um oder entfernen Sie ihn und öffnen Sie die Datei erneut.`,
  notAProject: (p) => `${p.in} ist kein Intercoder-Projekt. Wählen Sie eine Datei, die auf .intercoder endet.`,
  newerProject: (p) =>
    `${p.in} wurde mit einer neueren Version von Intercoder gespeichert. Aktualisieren Sie Intercoder und öffnen Sie die Datei erneut.`,
  damagedProject: (p) =>
    `${p.in} ist beschädigt und wurde nicht geöffnet. Öffnen Sie stattdessen eine Kopie oder Sicherung; die Datei selbst wurde nicht verändert.`,
  incompleteProject: (p) =>
    `${p.in} ist unvollständig: Das Ende fehlt. Kopieren Sie die Datei neu oder öffnen Sie eine Sicherung; die Datei selbst wurde nicht verändert.`,
}

const languages = {
  en: { wordings: english, file: 'The file', row: 'Row', of: 'of the file', open: '“', close: '”' },
  de: { wordings: german, file: 'Die Datei', row: 'Zeile', of: 'der Datei', open: '„', close: '“' },
} as const

/** What is wrong with a file, where, and what to do: two sentences for a researcher. */
export function problemSentence(problem: FileProblem, language: 'en' | 'de'): string {
  const { wordings, file, row, of, open, close } = languages[language]
  const name = short(problem.file, 200)
  return wordings[problem.code]({
    in: problem.row === undefined ? `${file} ${name}` : `${row} ${problem.row} ${of} ${name}`,
    detail: problem.detail === undefined ? undefined : short(problem.detail, 120),
    columns: columnList(problem.columns ?? [], open, close),
  })
}

const mostColumns = 12
const columnList = (columns: readonly string[], open: string, close: string): string =>
  columns
    .slice(0, mostColumns)
    .map((column) => `${open}${short(column, 60)}${close}`)
    .concat(columns.length > mostColumns ? ['…'] : [])
    .join(', ')

/** Names come from files and may be of any length and hold line breaks; a sentence may not. */
const short = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, ' ')
  const characters = [...line.slice(0, 2 * most + 2)]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line
}
