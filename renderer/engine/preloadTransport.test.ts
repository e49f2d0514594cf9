import { expect, test } from 'vitest'
import type { Hint } from '../../shared/contract/hint.ts'
import { ProjectId } from '../../shared/domain/ids.ts'
import { preloadTransport } from './preloadTransport.ts'
import { HostFault } from './transport.ts'

const nobody = { call: async () => ({ ok: true, value: undefined }), onHint: () => () => undefined }

test('an answer is its value, and a failure is thrown as the web host’s is', async () => {
  const transport = preloadTransport(
    {
      ...nobody,
      call: async (name) =>
        name === 'runs.list'
          ? { ok: true, value: [] }
          : { ok: false, failure: { code: 'diskFull', sentence: 'The disk is full.' } },
    },
    new EventTarget(),
  )
  expect(await transport.call('runs.list', {})).toEqual([])
  const fault = await transport.call('runs.start', {}).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(HostFault)
  expect(fault).toMatchObject({ code: 'diskFull' })
})

test('hints are parsed before anybody hears of them', () => {
  let send: (hint: unknown) => void = () => undefined
  const transport = preloadTransport(
    {
      ...nobody,
      onHint(listener) {
        send = listener
        return () => undefined
      },
    },
    new EventTarget(),
  )
  const heard: Hint[] = []
  transport.onHint((hint) => heard.push(hint))
  const hint = { kind: 'lease', projectId: ProjectId.parse('project-1'), page: null } as const
  send(hint)
  expect(heard).toEqual([hint])
  expect(() => send({ kind: 'lease' })).toThrow()
})

test('the window may close when every save has ended, also where one failed', async () => {
  const page = new EventTarget()
  const transport = preloadTransport(nobody, page)
  const order: string[] = []
  let saved: () => void = () => undefined
  transport.beforeClose(
    () =>
      new Promise((done) => {
        saved = () => {
          order.push('saved')
          done()
        }
      }),
  )
  transport.beforeClose(() => Promise.reject(new Error('the disk is full')))
  const mayClose = new Promise<void>((done) =>
    page.addEventListener('intercoder:mayClose', () => {
      order.push('may close')
      done()
    }),
  )
  page.dispatchEvent(new Event('intercoder:beforeClose'))
  await Promise.resolve()
  saved()
  await mayClose
  expect(order).toEqual(['saved', 'may close'])
})
