import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SharingTable } from '../../../shared/domain/sharing.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'

export interface FoundTables {
  readonly tables: readonly SharingTable[]
  /** One sentence for each table that cannot be used, or for the folder. */
  readonly problems: readonly string[]
}

/** Every `*.json` of a folder as a sharing table, by file name; a broken one takes nothing from the others. */
export async function readSharingFolder(folder: string): Promise<FoundTables> {
  let names: string[]
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  } catch (error) {
    return { tables: [], problems: [`The folder of sharing tables, ${folder}, cannot be read (${reasonOf(error)}).`] }
  }
  const tables = new Map<string, SharingTable>()
  const problems: string[] = []
  for (const name of names) {
    const table = await readTable(join(folder, name))
    if (!table.ok) problems.push(`The sharing table ${name} cannot be used: ${table.failure}. Correct or remove it.`)
    else if (tables.has(table.value.name))
      problems.push(
        `The sharing table ${name} is left out: there is another one called “${table.value.name}”. Rename one.`,
      )
    else tables.set(table.value.name, table.value)
  }
  return { tables: [...tables.values()], problems }
}

async function readTable(path: string): Promise<Outcome<SharingTable, string>> {
  try {
    const parsed = SharingTable.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (parsed.success) return succeed(parsed.data)
    const [issue] = parsed.error.issues
    return fail([issue?.path.join('.'), issue?.message].filter(Boolean).join(': '))
  } catch (error) {
    return fail(reasonOf(error))
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
