export type CodeKey =
  | 'place'
  | 'boundaries'
  | 'separating'
  | 'blurring'
  | 'colleagues'
  | 'household'
  | 'autonomy'
  | 'strain'

export type DocumentKey =
  | 'anna-1'
  | 'ben-1'
  | 'clara-1'
  | 'david-1'
  | 'elif-1'
  | 'frieda-1'
  | 'karim-1'
  | 'lena-martin-1'
  | 'rosa-1'
  | 'anna-2'
  | 'karim-2'
  | 'ben-elif-1'

export type SiteKey = 'harbour' | 'mill' | 'hill'

export type RemarkKey =
  | 'signAtTheDoor'
  | 'irony'
  | 'theCar'
  | 'noDirection'
  | 'fallApart'
  | 'emptied'
  | 'alreadyStrain'
  | 'unclear'
  | 'agreedTogether'
  | 'trainOnly'
  | 'teamOnly'

/** What somebody says until somebody else speaks. */
export type Turn = readonly [speaker: string, text: string]

interface CodeWords {
  readonly name: string
  readonly definition: string
  readonly inclusion: readonly string[]
  readonly exclusion: readonly string[]
  /** Exclusion rules that the second version of the codebook brought. */
  readonly addedExclusion?: readonly string[]
  /** Invented by the coders, not taken from the data. */
  readonly anchors: readonly string[]
}

/**
 * Everything of the sample project that is language. The languages tell the same study in their own words: turn for turn
 * they mean the same, so that what is decided about a turn in `plan` holds in each.
 */
export interface SampleWords {
  readonly projectName: string
  readonly interviewer: string
  readonly attributes: Readonly<Record<'site' | 'interviewed' | 'years', string>>
  readonly sites: Readonly<Record<SiteKey, string>>
  readonly automaticCoder: string
  readonly rounds: Readonly<Record<'training' | 'main', string>>
  readonly run: string
  readonly codebook: {
    readonly name: string
    readonly researchQuestion: string
    readonly rules: readonly string[]
    /** Rules that the second version brought. */
    readonly addedRules: readonly string[]
    readonly codes: Readonly<Record<CodeKey, CodeWords>>
    /** Names of the values of Strain, from 1 upwards. */
    readonly scale: readonly string[]
    /** Passages of the data, verbatim, that serve as anchors in the second version. */
    readonly passages: Readonly<Record<'blurring' | 'household', string>>
    readonly reasons: Readonly<Record<'first' | 'second', string>>
  }
  readonly remarks: Readonly<Record<RemarkKey, string>>
  readonly documents: Readonly<Record<DocumentKey, { readonly name: string; readonly turns: readonly Turn[] }>>
}
