import type { FileProblem } from '../contract/files.ts'
import { Codebook } from '../domain/codebook.ts'
import { fail, type Outcome, succeed } from '../std/outcome.ts'
import { unixLines } from '../text/normalise.ts'
import { codesFrom } from './codeNode.ts'
import { OwnCodebook } from './ownCodebook.ts'
import { fromQcaAid, isQcaAid, qcaAidPath } from './qcaAidCodebook.ts'
import { repeatedKey } from './repeatedKey.ts'

/** A codebook is a shallow tree; what lies deeper is no codebook, and reading it would take a stack without end. */
const deepest = 64

/**
 * Reads a codebook from JSON, in our own form (see `writeCodebook`) or QCA-AID's. Codes without an id get one made of
 * their path, so the same file read twice gives the same codebook; a codebook without a name is called as its file.
 *
 * @returns the first problem: `notJson` (with the row where the text breaks off, where that is known), `duplicateCode`
 *   (`detail` is the path of names, as `Work > Hours`) or `notACodebook` (`detail` says where, as `codes[2].name`).
 */
export function readCodebook(file: string, text: string): Outcome<Codebook, FileProblem> {
  const source = unixLines(text)
  if (source.trim() === '') return fail({ file, code: 'empty' })
  const json = parsed(source)
  if (!json.ok) return fail({ file, code: 'notJson', ...json.failure })
  if (isDeeperThan(json.value, deepest)) return fail({ file, code: 'notACodebook' })

  const qcaAid = isQcaAid(json.value)
  const repeated = qcaAid ? repeatedKey(source) : undefined
  if (repeated !== undefined) return fail({ file, code: 'duplicateCode', detail: repeated })
  const form = qcaAid ? fromQcaAid(json.value) : json.value
  const read = OwnCodebook.safeParse(form)
  if (!read.success) {
    const path = read.error.issues[0]?.path ?? []
    return fail({ file, code: 'notACodebook', detail: pathText(qcaAid ? qcaAidPath(form, path) : path) })
  }

  const { codes: nodes, name, ...general } = read.data
  const codes = codesFrom(nodes)
  if (!codes.ok) return fail({ file, code: 'duplicateCode', detail: codes.failure })
  return succeed(Codebook.parse({ ...general, name: name || file.replace(/\.[^.]*$/, ''), codes: codes.value }))
}

function parsed(text: string): Outcome<unknown, { readonly row?: number }> {
  try {
    return succeed(JSON.parse(text))
  } catch (error) {
    // V8 tells the place only within the message, and not for every fault.
    const position = /at position (\d+)/.exec(String(error))?.[1]
    return fail(position === undefined ? {} : { row: text.slice(0, Number(position)).split('\n').length })
  }
}

function isDeeperThan(value: unknown, depth: number): boolean {
  let level = [value]
  for (let i = 0; i < depth && level.length > 0; i++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return level.length > 0
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`)).join('')
