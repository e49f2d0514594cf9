import type { AutomaticCoder, Coder } from '../../shared/domain/coder.ts'
import type { CoderId } from '../../shared/domain/ids.ts'
import { canonicalJson } from '../../shared/std/canonicalJson.ts'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import { act, command } from './act.ts'
import type { ProjectDatabase } from './database.ts'
import { coderIsUsed } from './uses.ts'

/** The coder already there that is asked the same, in the same way. */
export interface IdenticalSettings {
  readonly kind: 'identicalSettings'
  readonly as: Coder
}

/** Adds a coder, unless one with identical settings is there: their agreement would be the model's with itself. */
export const addCoder = (db: ProjectDatabase, coder: Coder): Promise<Outcome<void, IdenticalSettings>> =>
  saveCoder(db, coder, 'addCoder')

/** Changes a coder from the next run on; runs keep the settings they began with. */
export const updateCoder = (db: ProjectDatabase, coder: Coder): Promise<Outcome<void, IdenticalSettings>> =>
  saveCoder(db, coder, 'updateCoder')

const saveCoder = (
  db: ProjectDatabase,
  coder: Coder,
  name: 'addCoder' | 'updateCoder',
): Promise<Outcome<void, IdenticalSettings>> =>
  command(db, [], async () => {
    const present = await db.coders.get(coder.id)
    if ((name === 'addCoder') === Boolean(present))
      throw new Error(`${name}: ${coder.id} is ${present ? '' : 'not '}there`)
    if (present && present.kind !== coder.kind) throw new Error(`${coder.id} cannot become ${coder.kind}`)
    const others = await db.coders.filter((other) => other.id !== coder.id).toArray()
    const as = others.find((other) => isAskedAlike(other, coder))
    if (as) return fail({ kind: 'identicalSettings', as })
    await act(db, { name, params: { name: coder.name } }, [{ table: 'coders', key: coder.id, row: coder }])
    return succeed(undefined)
  })

const isAskedAlike = (a: Coder, b: Coder): boolean =>
  a.kind === 'automatic' && b.kind === 'automatic' && canonicalJson(asked(a)) === canonicalJson(asked(b))

const asked = ({ settings, persona }: AutomaticCoder) => ({ settings, persona: persona.trim() })

/** Removes a coder who has decided nothing and is planned for nothing. */
export const removeCoder = (db: ProjectDatabase, id: CoderId): Promise<Outcome<void, { readonly kind: 'inUse' }>> =>
  command(db, [], async () => {
    const coder = await db.coders.get(id)
    if (!coder) return succeed(undefined)
    if (await coderIsUsed(db, id)) return fail({ kind: 'inUse' } as const)
    const present = await db.meta.get('presentCoder')
    await act(db, { name: 'removeCoder', params: { name: coder.name } }, [
      { table: 'coders', key: id, row: undefined },
      { table: 'meta', key: 'presentCoder', row: present?.value === id ? undefined : present },
    ])
    return succeed(undefined)
  })
