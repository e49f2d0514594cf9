import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { type Codebook, hashOfCodebook } from '../../../shared/domain/codebook.ts'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import type { RunId } from '../../../shared/domain/ids.ts'
import { lexicalId, lexicalModel } from '../../../shared/domain/lexical.ts'
import type { RunSettings, RunStatus, RunUnit } from '../../../shared/domain/run.ts'
import { readCodebook } from '../../../shared/exchange/readCodebook.ts'
import { runFromProject } from '../../../shared/project/runFromProject.ts'
import type { ProjectRun, ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { createEngine } from '../../engine/engine.ts'
import type { Engine } from '../../engine/engineApi.ts'
import type { Ports } from '../../engine/ports.ts'
import { dataFolder, projectsFolder } from '../dataFolder.ts'
import { openPorts } from '../ports.ts'
import { openProjectFiles, type ProjectFiles } from '../projectFiles.ts'
import { codersFor } from './coders.ts'
import type { RunCommand } from './commandLine.ts'
import { requireConsent } from './consent.ts'
import { withDocuments } from './documents.ts'
import { type EngineClient, engineClient } from './engineClient.ts'
import { type FollowedRun, followRun } from './followRun.ts'
import { readTextFile, textFilesIn } from './inputFiles.ts'
import { refuseWhereOpen } from './openInWindow.ts'
import { progressOn } from './progress.ts'
import { findProject, type ProjectSource, sentenceFor } from './projectSource.ts'
import { runFigures } from './runFigures.ts'
import { fingerprintOf, runIdFrom, timeOfRun } from './runIdentity.ts'
import { runTable } from './runTable.ts'
import { isCsv, saveAsFile, saveCodings, saveInDataFolder } from './saveProject.ts'
import { couldNotRun, type ExitCode, exitCodes, type Terminal, wrongUse } from './terminal.ts'

/** What the steps of one command share. */
interface Workplace {
  readonly command: RunCommand
  readonly terminal: Terminal
  readonly ports: Ports
  readonly client: EngineClient
  readonly onHint: Engine['onHint']
  readonly files: ProjectFiles
}

const isoTime = (ms: number): string => new Date(ms).toISOString()

/** A message of an error that the system raised, as part of a sentence. */
const causeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)

/** JSON is UTF-8 (RFC 8259); anything else would spoil the names of codes unnoticed. */
function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw couldNotRun(sentenceFor({ file, code: 'undecodable' }))
  }
}

async function codebookFrom(path: string): Promise<Codebook> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    throw wrongUse(`The codebook ${path} cannot be read (${causeOf(error)}). Check the path given with --codebook.`)
  }
  const file = basename(path)
  const read = readCodebook(file, utf8(bytes, file))
  if (!read.ok) throw couldNotRun(sentenceFor(read.failure))
  return read.value
}

/** The project with this codebook in force: as a new version, unless it has had the same before. */
function withCodebook(project: ProjectSnapshot, codebook: Codebook, isNew: boolean, at: string): ProjectSnapshot {
  const hash = hashOfCodebook(codebook)
  const older = isNew ? [] : project.codebooks
  const known = older.some((version) => version.hash === hash)
  const number = Math.max(0, ...older.map((version) => version.number)) + 1
  const version = { hash, number, codebook, createdAt: at, reason: isNew ? '' : 'intercoder run --codebook' }
  return { ...project, info: { ...project.info, codebook: hash }, codebooks: known ? older : [...older, version] }
}

async function withTexts(project: ProjectSnapshot, path: string, place: Workplace, at: string) {
  const { command, client, terminal } = place
  const options = {
    ...(command.segmentation ? { segmentation: command.segmentation } : {}),
    ...(command.textColumn === undefined ? {} : { csv: { textColumn: command.textColumn } }),
  }
  const read = []
  for (const file of await textFilesIn(path)) {
    const outcome = await readTextFile(file, options, client)
    if (outcome.ok) read.push(outcome.value)
    else terminal.err(`${sentenceFor(outcome.failure)}\n`)
  }
  if (read.length === 0) throw couldNotRun(`There is no text to code in ${path}: nothing was run.`)
  return withDocuments(project, read, at)
}

function withCoders(project: ProjectSnapshot, coders: readonly AutomaticCoder[]): ProjectSnapshot {
  const mine = new Map<string, AutomaticCoder>(coders.map((coder) => [coder.id, coder]))
  const clash = project.coders.find(({ id, kind }) => kind === 'human' && mine.has(id))
  if (clash) throw couldNotRun(`In this project ${clash.id} is a person. Rename that coder in Intercoder first.`)
  return { ...project, coders: [...project.coders.filter(({ id }) => !mine.has(id)), ...coders] }
}

/** The project as the command wants it: its texts, its codebook, its coders. */
async function prepareProject(source: ProjectSource, place: Workplace, at: string): Promise<ProjectSnapshot> {
  const { command, terminal } = place
  let project = source.project
  if (command.codebook !== undefined)
    project = withCodebook(project, await codebookFrom(resolve(terminal.folder, command.codebook)), source.isNew, at)
  else if (source.isNew) throw wrongUse('A new project needs a codebook. Name one with --codebook.')
  if (source.texts !== undefined) project = await withTexts(project, source.texts, place, at)
  return withCoders(project, codersFor(command))
}

interface BegunRun {
  readonly run: ProjectRun
  readonly units: Iterable<RunUnit>
  readonly status: RunStatus
}

/** Something is left to do: units, failed ones, or, where the command died at the very end, to take in what was found. */
const waitsForMore = ({ runId, state, failed }: RunStatus, { runs }: ProjectSnapshot): boolean =>
  state === 'finished'
    ? failed > 0 || !runs.some((run) => run.settings.id === runId && run.state === 'finished')
    : state !== 'cancelled'

/** The last run that this very command began and that has something left to do. */
async function unfinishedRun({ client }: Workplace, project: ProjectSnapshot, fingerprint: string): Promise<RunId> {
  const statuses = await client['runs.list']({ projectId: project.info.id })
  const runs = statuses.filter((status) => waitsForMore(status, project))
  const mine = runs.map(({ runId }) => runId).filter((id) => id.endsWith(fingerprint) && timeOfRun(id) !== undefined)
  const last = mine.sort().at(-1)
  if (last !== undefined) return last
  const reason = runs.length > 0 ? 'The unfinished run was begun with other settings or texts' : 'No run is unfinished'
  throw wrongUse(`There is nothing to resume. ${reason}; leave --resume out to begin a new one.`)
}

/** Creates the run, or finds the one to go on with; both may be asked twice, so nothing is lost where this is cut short. */
async function beginRun(project: ProjectSnapshot, place: Workplace): Promise<BegunRun> {
  const { command, ports, client, terminal } = place
  const { chosen: sharing, problems } = await client['sharing.read']({})
  for (const problem of problems) terminal.err(`${problem}\n`)
  const freeze = (id: RunId, createdAt: string) =>
    runFromProject(project, {
      id,
      name: `${command.provider}, ${createdAt.slice(0, 16).replace('T', ' ')}`,
      createdAt,
      coders: codersFor(command),
      mode: command.mode,
      strategy: command.strategy,
      dedupe: command.dedupe,
      ...(command.cache === 'use' ? {} : { cache: command.cache }),
      ...(command.canonical.length > 0 && { canonical: command.canonical }),
      ...(sharing && { sharing }),
      ...(command.fresh ? { occasion: createdAt } : {}),
    })
  const now = ports.now()
  const draft = freeze(runIdFrom(now, '0'.repeat(12)), isoTime(now)).settings
  if (draft.units === 0) throw couldNotRun('The project holds no segments: import texts first.')
  const fingerprint = fingerprintOf(draft, project)
  const id = command.resume ? await unfinishedRun(place, project, fingerprint) : runIdFrom(now, fingerprint)
  const { settings, units } = freeze(id, isoTime(timeOfRun(id) ?? now))
  const status = await client['runs.create'](settings)
  const known = project.runs.find((run) => run.settings.id === id)
  return { run: known ?? { settings, state: 'prepared', place: 0 }, units, status }
}

const unitsPerCall = 1000

async function addUnits(client: EngineClient, { projectId, id: runId }: RunSettings, units: Iterable<RunUnit>) {
  let first = 0
  let batch: RunUnit[] = []
  const send = async () => {
    if (batch.length > 0) await client['runs.addUnits']({ projectId, runId, first, units: batch })
    first += batch.length
    batch = []
  }
  for (const unit of units) {
    batch.push(unit)
    if (batch.length === unitsPerCall) await send()
  }
  await send()
}

/** Starts the run, or goes on with it, and waits for its end. Ctrl-C pauses it, and what is under way ends first. */
async function carryOut(
  { run, units, status }: BegunRun,
  place: Workplace,
): Promise<FollowedRun & { interrupted: boolean }> {
  const { command, client, onHint, ports, terminal } = place
  const key = { projectId: run.settings.projectId, runId: run.settings.id }
  if (status.state === 'prepared') await addUnits(client, run.settings, units)
  try {
    await requireConsent(command, key.projectId, () => client['runs.preview'](key), ports)
  } catch (error) {
    // A run that may not be carried out leaves nothing behind that could be gone on with.
    if (status.state === 'prepared') await client['runs.delete'](key)
    throw error
  }

  let pausing: Promise<RunStatus> | undefined
  const unsubscribe = terminal.onInterrupt(() => {
    pausing ??= client['runs.pause'](key)
  })
  const progress = progressOn(terminal, command.quiet)
  try {
    await client[status.state === 'finished' ? 'runs.retryFailed' : 'runs.start'](key)
    const followed = await followRun(client, onHint, run, progress.show)
    await pausing
    return { ...followed, interrupted: pausing !== undefined }
  } finally {
    progress.end()
    unsubscribe()
  }
}

/** The project with the run, and with its occasion in force: where a fresh one was opened, later runs join it. */
const withRun = (project: ProjectSnapshot, { run, blocks }: FollowedRun): ProjectSnapshot => ({
  ...project,
  info: { ...project.info, occasion: run.settings.occasion },
  runs: [...project.runs.filter(({ settings }) => settings.id !== run.settings.id), run],
  runBlocks: [...project.runBlocks, ...blocks],
})

/** Where `--out` says; else where the project came from, or in the data folder. @returns the path. */
async function save(project: ProjectSnapshot, source: ProjectSource, { command, terminal, files, ports }: Workplace) {
  const savedAt = isoTime(ports.now())
  const out = command.out === undefined ? undefined : resolve(terminal.folder, command.out)
  // A project that was read from the researcher's file stays as it is there, if the results are wanted elsewhere.
  if (source.file === undefined) {
    const path = await saveInDataFolder(files, project, source.revision + 1, savedAt)
    if (out === undefined) return path
  } else if (out === undefined) {
    await saveAsFile(source.file, project, source.revision, savedAt)
    return source.file
  }
  if (isCsv(out)) await saveCodings(out, project)
  else await saveAsFile(out, project, out === source.file ? source.revision : undefined, savedAt)
  return out
}

function exitCodeOf({ status }: FollowedRun, failed: number, interrupted: boolean): ExitCode {
  if (status.state === 'finished') return failed > 0 ? exitCodes.failedUnits : exitCodes.done
  return interrupted ? exitCodes.interrupted : exitCodes.couldNotRun
}

async function run(place: Workplace): Promise<ExitCode> {
  const { command, terminal, files, ports } = place
  const at = isoTime(ports.now())
  const source = await findProject(command, terminal.folder, files, at)
  if (source.file === undefined) await refuseWhereOpen(dataFolder(terminal.env), source.project.info)
  const prepared = await prepareProject(source, place, at)
  const begun = await beginRun(prepared, place)
  const followed = await carryOut(begun, place)
  const project = withRun(prepared, followed)
  const results = await save(project, source, place)

  const figures = runFigures(project, followed.run)
  if (command.json) terminal.out(`${JSON.stringify(figures)}\n`)
  else if (!command.quiet) terminal.out(runTable(figures, results, command.provider === lexicalId))
  if (followed.status.state !== 'finished') {
    const why = followed.interrupted ? '' : ` (${followed.status.reason ?? followed.status.state})`
    terminal.err(
      `The run is paused${why}: ${followed.status.done} of ${followed.status.units} segments are done. Go on with the same command and --resume.\n`,
    )
  }
  return exitCodeOf(followed, figures.failed, followed.interrupted)
}

/** Options that no run could obey are refused before anything is asked of a model. */
async function checkFirst({ provider, out, model }: RunCommand, { settings }: Ports, folder: string): Promise<void> {
  const known = settings().providers.map(({ id }) => id)
  if (provider !== lexicalId && !known.includes(provider))
    throw wrongUse(`There is no provider “${provider}” in the settings. There is: ${[lexicalId, ...known].join(', ')}.`)
  if (provider === lexicalId && model !== lexicalModel)
    throw wrongUse(`The lexical coder has but one model, and not “${model}”. Leave --model out, or name a provider.`)
  if (out === undefined) return
  const parent = dirname(resolve(folder, out))
  const isFolder = await stat(parent).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) throw wrongUse(`There is no folder ${parent} to write ${basename(out)} into. Create it first.`)
}

/** Codes texts with automatic coders, from the texts to the figures. */
export async function runCommand(command: RunCommand, terminal: Terminal): Promise<ExitCode> {
  const folder = dataFolder(terminal.env)
  const log: Ports['log'] = (level, message) => {
    if (level !== 'info') terminal.err(`${message}\n`)
  }
  const { ports } = await openPorts({ dataFolder: folder, env: terminal.env, log })
  await checkFirst(command, ports, terminal.folder)
  const files = await openProjectFiles(projectsFolder(folder), log)
  const engine = await createEngine(ports)
  try {
    return await run({ command, terminal, ports, files, client: engineClient(engine), onHint: engine.onHint })
  } finally {
    await engine.close()
    await files.close()
  }
}
