import type { CodeKey, DocumentKey, RemarkKey, SiteKey } from './words.ts'

export type HumanKey = 'mara' | 'jonas'

export const humanCoders: Readonly<Record<HumanKey, string>> = { mara: 'Mara Lindqvist', jonas: 'Jonas Weber' }

/** Codes in the codebook's order, with the letter that stands for each in the decisions below. */
export const codeLetters: Readonly<Record<CodeKey, string>> = {
  place: 'P',
  boundaries: 'B',
  separating: 'S',
  blurring: 'L',
  colleagues: 'C',
  household: 'H',
  autonomy: 'A',
  strain: 'T',
}

/** Codes that the second version of the codebook brought, all below Boundaries. */
export const addedCodes: readonly CodeKey[] = ['separating', 'blurring']

export const scaledCode: CodeKey = 'strain'

/** Where the passages stand that the second version quotes as anchors. */
export const anchorPlaces = { blurring: 'ben-1', household: 'david-1' } as const satisfies Partial<
  Record<CodeKey, DocumentKey>
>

export const times = {
  created: '2026-04-07T09:12:00.000Z',
  firstCodebook: '2026-04-08T13:40:00.000Z',
  training: '2026-04-09T07:30:00.000Z',
  trainingClosed: '2026-04-13T14:05:00.000Z',
  secondCodebook: '2026-04-14T09:55:00.000Z',
  main: '2026-04-14T10:10:00.000Z',
  run: '2026-04-24T12:30:00.000Z',
} as const

export interface PlannedDocument {
  readonly id: DocumentKey
  readonly round: 'training' | 'main'
  readonly site: SiteKey
  readonly interviewed: string
  /** When each coder began with the document. */
  readonly began: Readonly<Record<HumanKey, string>>
  /**
   * One word a turn: letters of the codes, the value of the scale behind its code; `-` no code, `x` not relevant,
   * `?` skipped.
   */
  readonly mara: string
  readonly jonas: string
}

export const plannedDocuments: readonly PlannedDocument[] = [
  {
    id: 'anna-1',
    round: 'training',
    site: 'harbour',
    interviewed: '2025-09-09',
    began: { mara: '2026-04-09T08:31:00Z', jonas: '2026-04-09T13:04:00Z' },
    mara: ' x  x  -  P  -  BH -  T  -  C',
    jonas: 'x  -  -  P  -  H  -  HT -  C',
  },
  {
    id: 'ben-1',
    round: 'training',
    site: 'mill',
    interviewed: '2025-09-11',
    began: { mara: '2026-04-09T08:52:00Z', jonas: '2026-04-09T13:27:00Z' },
    mara: ' -  -  -  A  -  -  -  AB -  B',
    jonas: '-  P  -  AB -  A  -  AB -  -',
  },
  {
    id: 'clara-1',
    round: 'main',
    site: 'mill',
    interviewed: '2025-09-16',
    began: { mara: '2026-04-15T08:10:00Z', jonas: '2026-04-16T12:15:00Z' },
    mara: ' -  PS -  S  -  LT3 -  C  -  -  -  A',
    jonas: '-  S  S  S  -  LT3 -  C  -  -  -  AT1',
  },
  {
    id: 'david-1',
    round: 'main',
    site: 'hill',
    interviewed: '2025-09-18',
    began: { mara: '2026-04-15T08:34:00Z', jonas: '2026-04-16T12:41:00Z' },
    mara: ' x  x  -  H  -  PT3 -  H  -  A',
    jonas: 'x  x  -  H  -  PT2 -  HA -  A',
  },
  {
    id: 'elif-1',
    round: 'main',
    site: 'harbour',
    interviewed: '2025-09-23',
    began: { mara: '2026-04-15T09:02:00Z', jonas: '2026-04-16T13:08:00Z' },
    mara: ' -  A  -  A  -  T2 -  C',
    jonas: '-  AC -  A  -  T2 -  CT1',
  },
  {
    id: 'frieda-1',
    round: 'main',
    site: 'mill',
    interviewed: '2025-09-30',
    began: { mara: '2026-04-16T07:45:00Z', jonas: '2026-04-17T09:20:00Z' },
    mara: ' -  P  -  L  -  -  -  HS -  C',
    jonas: '-  P  -  L  -  -  -  H  -  C',
  },
  {
    id: 'karim-1',
    round: 'main',
    site: 'hill',
    interviewed: '2025-10-02',
    began: { mara: '2026-04-16T08:09:00Z', jonas: '2026-04-17T09:44:00Z' },
    mara: ' x  x  -  P  -  C  -  T1 -  A',
    jonas: 'x  -  -  PH -  C  -  T1 -  A',
  },
  {
    id: 'lena-martin-1',
    round: 'main',
    site: 'harbour',
    interviewed: '2025-10-07',
    began: { mara: '2026-04-16T08:37:00Z', jonas: '2026-04-20T11:30:00Z' },
    mara: ' x  H  ?  -  PH L  -  S  L  -  -  HT3 HS',
    jonas: '-  -  -  -  PH LH -  S  B  -  -  HT3 H',
  },
  {
    id: 'rosa-1',
    round: 'main',
    site: 'mill',
    interviewed: '2025-10-14',
    began: { mara: '2026-04-17T13:20:00Z', jonas: '2026-04-20T12:02:00Z' },
    mara: ' -  P  -  A  -  C  -  T2 -  -',
    jonas: '-  P  -  AP -  C  -  PT2 - -',
  },
  {
    id: 'anna-2',
    round: 'main',
    site: 'harbour',
    interviewed: '2026-03-10',
    began: { mara: '2026-04-17T13:51:00Z', jonas: '2026-04-21T08:05:00Z' },
    mara: ' -  P  -  BH -  S  -  LT2 - CS -  -',
    jonas: '-  P  -  LH -  S  -  T2 -  C  x  ?',
  },
  {
    id: 'karim-2',
    round: 'main',
    site: 'hill',
    interviewed: '2026-03-12',
    began: { mara: '2026-04-20T08:15:00Z', jonas: '2026-04-21T08:33:00Z' },
    mara: ' -  C  -  -  -  A  -  H',
    jonas: '-  -  -  -  -  A  -  HP',
  },
  {
    id: 'ben-elif-1',
    round: 'main',
    site: 'harbour',
    interviewed: '2026-03-19',
    began: { mara: '2026-04-20T08:40:00Z', jonas: '2026-04-21T09:02:00Z' },
    mara: ' -  A  A  -  L  -  L  SA -  S  A  x  x',
    jonas: '-  A  -  -  L  ?  LT1 S -  S  A  x  -',
  },
]

interface Remark {
  readonly coder: HumanKey
  readonly document: DocumentKey
  /** Counts from 0. */
  readonly turn: number
  readonly remark: RemarkKey
  /** The code whose reason it is; where absent, it is a memo about the whole decision. */
  readonly reasonFor?: CodeKey
}

export const remarks: readonly Remark[] = [
  { coder: 'mara', document: 'anna-1', turn: 5, remark: 'signAtTheDoor' },
  { coder: 'jonas', document: 'clara-1', turn: 11, remark: 'fallApart', reasonFor: 'strain' },
  { coder: 'jonas', document: 'karim-1', turn: 3, remark: 'theCar' },
  { coder: 'mara', document: 'lena-martin-1', turn: 8, remark: 'irony', reasonFor: 'blurring' },
  { coder: 'mara', document: 'rosa-1', turn: 7, remark: 'emptied', reasonFor: 'strain' },
  { coder: 'mara', document: 'anna-2', turn: 3, remark: 'noDirection' },
  { coder: 'jonas', document: 'anna-2', turn: 11, remark: 'unclear' },
  { coder: 'jonas', document: 'ben-elif-1', turn: 6, remark: 'alreadyStrain', reasonFor: 'strain' },
]

interface Correction {
  readonly coder: HumanKey
  readonly document: DocumentKey
  readonly turn: number
  readonly decision: string
  readonly remark: RemarkKey
  readonly at: string
}

/** Decisions that a coder took back on a later reading. */
export const corrections: readonly Correction[] = [
  {
    coder: 'jonas',
    document: 'elif-1',
    turn: 1,
    decision: 'A',
    remark: 'teamOnly',
    at: '2026-04-22T09:15:20.000Z',
  },
  {
    coder: 'jonas',
    document: 'rosa-1',
    turn: 7,
    decision: 'T2',
    remark: 'trainOnly',
    at: '2026-04-22T09:21:45.000Z',
  },
  {
    coder: 'mara',
    document: 'lena-martin-1',
    turn: 7,
    decision: 'SH',
    remark: 'agreedTogether',
    at: '2026-04-23T07:58:10.000Z',
  },
]

interface Person {
  readonly name: string
  readonly years: number
}

/** Interviewees; their names are the same in every language. */
export const people: readonly Person[] = [
  { name: 'Anna', years: 9 },
  { name: 'Ben', years: 6 },
  { name: 'Clara', years: 4 },
  { name: 'David', years: 12 },
  { name: 'Elif', years: 3 },
  { name: 'Frieda', years: 31 },
  { name: 'Karim', years: 8 },
  { name: 'Lena', years: 7 },
  { name: 'Martin', years: 11 },
  { name: 'Rosa', years: 5 },
]
