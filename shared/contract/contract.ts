import { app } from './app.ts'
import { cache } from './cache.ts'
import { files } from './files.ts'
import type { Client, Handlers } from './procedure.ts'
import { projects } from './projects.ts'
import { runs } from './runs.ts'
import { sharing } from './sharing.ts'

/** Everything the page may ask of the host. Desktop, web and tests speak it alike. */
export const contract = { ...app, ...cache, ...files, ...projects, ...runs, ...sharing }
export type Contract = typeof contract
export type HostClient = Client<Contract>
export type HostHandlers = Handlers<Contract>
