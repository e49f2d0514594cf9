import { z } from 'zod'
import type { AutomaticCoder, HumanCoder } from '../domain/coder.ts'
import { CoderId, ProjectId, ProviderId, RunId } from '../domain/ids.ts'
import type { RunSettings } from '../domain/run.ts'
import { RunEvent } from '../domain/runEvent.ts'
import type { ProjectSnapshot } from '../project/snapshot.ts'
import { humanCoders, times } from './plan.ts'
import recordedInGerman from './recordedRun.de.json' with { type: 'json' }
import recordedInEnglish from './recordedRun.en.json' with { type: 'json' }
import { sampleCodebooks } from './sampleCodebooks.ts'
import { sampleCodings } from './sampleCodings.ts'
import { sampleCases, sampleDocuments } from './sampleDocuments.ts'
import { sampleRounds, segmentIdsOf } from './sampleRounds.ts'
import { german } from './words.de.ts'
import { english } from './words.en.ts'
import type { SampleWords } from './words.ts'

export type SampleLanguage = 'en' | 'de'

const languages = {
  en: { words: english, recorded: recordedInEnglish },
  de: { words: german, recorded: recordedInGerman },
} as const

const people: readonly HumanCoder[] = Object.entries(humanCoders).map(([id, name]) => ({
  kind: 'human',
  id: CoderId.parse(id),
  name,
}))

const automaticCoder = (words: SampleWords): AutomaticCoder => ({
  kind: 'automatic',
  id: CoderId.parse('lexical-1'),
  name: words.automaticCoder,
  settings: { provider: ProviderId.parse('lexical'), model: 'lexical-1', temperature: 0, seed: 1 },
  persona: '',
})

function studyIn(language: SampleLanguage) {
  const { words } = languages[language]
  const codebooks = sampleCodebooks(words)
  return { words, codebooks, rounds: sampleRounds(words, codebooks), coder: automaticCoder(words) }
}

const projectIdOf = (language: SampleLanguage) => ProjectId.parse(`sample-${language}`)
const occasion = 'first'

/** The sample as its people left it, with the automatic coder appointed but not yet asked. */
export function sampleBeforeRun(language: SampleLanguage): ProjectSnapshot {
  const { words, codebooks, rounds, coder } = studyIn(language)
  const documents = sampleDocuments(words)
  return {
    info: {
      id: projectIdOf(language),
      name: words.projectName,
      createdAt: times.created,
      codebook: codebooks[1].hash,
      occasion,
      presentCoder: CoderId.parse('mara'),
      presentRound: rounds[1].id,
    },
    documents: documents.map(({ document }) => document),
    texts: documents.map(({ text }) => text),
    segmentBlocks: documents.map(({ block }) => block),
    cases: sampleCases(words),
    codebooks,
    coders: [...people, coder],
    rounds,
    manualCodings: sampleCodings(words, codebooks),
    runs: [],
    runBlocks: [],
  }
}

/** What the recorded run was asked to do: one automatic coder, on the units of the main round. */
export function sampleRunSettings(language: SampleLanguage): RunSettings {
  const { words, codebooks, coder } = studyIn(language)
  return {
    id: RunId.parse('sample-run-1'),
    projectId: projectIdOf(language),
    name: words.run,
    createdAt: times.run,
    mode: 'deductive',
    strategy: 'sharedRelevance',
    screening: coder.settings,
    codebook: codebooks[1].codebook,
    codebookHash: codebooks[1].hash,
    coders: [coder],
    occasion,
    dedupe: true,
    units: segmentIdsOf('main', words).length,
  }
}

/**
 * A small finished study to try everything on: twelve interview excerpts about working partly from home, coded by two
 * people in a training and a main round, and by the lexical coder in a recorded run. People, places and texts are invented.
 *
 * Both languages have the same ids, turns and decisions of people; their words differ, and so does what the lexical coder
 * made of them. Whoever opens a copy gives it a project id of its own, in `info` and in the settings of the run.
 */
export function sampleProject(language: SampleLanguage): ProjectSnapshot {
  const settings = sampleRunSettings(language)
  const events = z.array(RunEvent).parse(languages[language].recorded)
  return {
    ...sampleBeforeRun(language),
    runs: [{ settings, state: 'finished', place: events.length }],
    runBlocks: [{ runId: settings.id, first: 1, events }],
  }
}
