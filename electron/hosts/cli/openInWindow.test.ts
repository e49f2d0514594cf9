import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleProject } from '../../../shared/sample/sampleProject.ts'
import { freePort } from '../../../test/e2e/startedHost.ts'
import { fakeEngine } from '../../../test/simulators/fakeEngine.ts'
import { callAt } from '../web/neighbour.ts'
import { cookieFor } from '../web/session.ts'
import { startWebHost } from '../web/webHost.ts'
import { refuseWhereOpen } from './openInWindow.ts'

test('a project that a window has open is left to the window, and any other is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-open-'))
  const { info } = sampleProject('en')
  await refuseWhereOpen(folder, info)

  const port = await freePort()
  const host = await startWebHost({
    dataFolder: folder,
    port,
    env: {},
    log: () => {},
    createEngine: () => fakeEngine().engine,
  })
  if (!host.ok) throw new Error(host.failure.sentence)
  try {
    await refuseWhereOpen(folder, info)
    const lease = { projectId: info.id, page: 'a-window-of-intercoder' }
    await callAt(port, await cookieFor(folder, port), 'projects.lease', lease)
    await expect(refuseWhereOpen(folder, info)).rejects.toThrow('is open in a window of Intercoder')
    await refuseWhereOpen(folder, sampleProject('de').info)
  } finally {
    await host.value.close()
  }
})
