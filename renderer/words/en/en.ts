import { cache } from './cache.ts'
import { codebook } from './codebook.ts'
import { coders } from './coders.ts'
import { coding } from './coding.ts'
import { common } from './common.ts'
import { documents } from './documents.ts'
import { exporting } from './exporting.ts'
import { insights } from './insights.ts'
import { project } from './project.ts'
import { reliability } from './reliability.ts'
import { runs } from './runs.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { steps } from './steps.ts'

/** English, and with it the list of everything that has to be said; German is checked against it. */
export const en = {
  cache,
  codebook,
  coders,
  coding,
  common,
  documents,
  exporting,
  insights,
  project,
  reliability,
  runs,
  settings,
  shell,
  steps,
} as const
