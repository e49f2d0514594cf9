import { type Anchor, Code } from '../domain/code.ts'
import { type Codebook, type CodebookVersion, hashOfCodebook } from '../domain/codebook.ts'
import { CodeId, CoderId, DocumentId } from '../domain/ids.ts'
import { colourOf } from '../domain/palette.ts'
import { addedCodes, anchorPlaces, codeLetters, scaledCode, times } from './plan.ts'
import { transcriptOf } from './transcript.ts'
import type { CodeKey, SampleWords } from './words.ts'

const keys = Object.keys(codeLetters) as readonly CodeKey[]

function passageAnchors(words: SampleWords, key: CodeKey): readonly Anchor[] {
  if (key !== 'blurring' && key !== 'household') return []
  const place = anchorPlaces[key]
  const text = words.codebook.passages[key]
  const start = transcriptOf(words.documents[place].turns).text.indexOf(text)
  if (start < 0) throw new Error(`the anchor of ${key} does not stand in ${place}: ${text}`)
  return [{ text, source: { documentId: DocumentId.parse(place), start, end: start + text.length } }]
}

const firstCode = (words: SampleWords, key: CodeKey): Code => {
  const { name, definition, inclusion, exclusion, anchors } = words.codebook.codes[key]
  return Code.parse({
    id: key,
    name,
    definition,
    inclusion,
    exclusion,
    anchors: anchors.map((text) => ({ text })),
    colour: colourOf(keys.indexOf(key)),
  })
}

const secondCode = (words: SampleWords, key: CodeKey): Code => {
  const code = firstCode(words, key)
  return {
    ...code,
    exclusion: [...code.exclusion, ...(words.codebook.codes[key].addedExclusion ?? [])],
    anchors: [...code.anchors, ...passageAnchors(words, key)],
    ...(addedCodes.includes(key) ? { parentId: CodeId.parse('boundaries') } : {}),
    ...(key === scaledCode ? { scale: { level: 'ordinal', min: 1, max: 3, labels: words.codebook.scale } } : {}),
  }
}

/** The codebook as it was in the training round, and as it came out of it. */
export function sampleCodebooks(words: SampleWords): readonly [first: CodebookVersion, second: CodebookVersion] {
  const { name, researchQuestion, rules, addedRules, reasons } = words.codebook
  const first: Codebook = {
    name,
    researchQuestion,
    rules,
    severalCodes: true,
    codes: keys.filter((key) => !addedCodes.includes(key)).map((key) => firstCode(words, key)),
  }
  const second: Codebook = {
    ...first,
    rules: [...rules, ...addedRules],
    codes: keys.map((key) => secondCode(words, key)),
  }
  const createdBy = CoderId.parse('mara')
  return [
    {
      hash: hashOfCodebook(first),
      number: 1,
      codebook: first,
      createdAt: times.firstCodebook,
      createdBy,
      reason: reasons.first,
    },
    {
      hash: hashOfCodebook(second),
      number: 2,
      codebook: second,
      createdAt: times.secondCodebook,
      createdBy,
      reason: reasons.second,
    },
  ]
}
