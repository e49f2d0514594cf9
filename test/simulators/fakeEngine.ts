import type { Engine } from '../../electron/engine/engineApi.ts'
import type { Hint } from '../../shared/contract/hint.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'

const unasked = async (): Promise<never> => {
  throw new Error('the fake engine does not do this')
}

/** An engine that codes nothing: it tells hints when told to, measures files, and remembers what it was asked to forget. */
export function fakeEngine() {
  const listeners = new Set<(hint: Hint) => void>()
  const forgotten: ProjectId[] = []
  const engine: Engine = {
    handlers: {
      'files.read': async ({ fileName, bytes }) => ({
        ok: false,
        failure: { file: fileName, code: 'unreadable', detail: `${bytes.length} bytes, the last ${bytes.at(-1)}` },
      }),
      'runs.create': unasked,
      'runs.addUnits': unasked,
      'runs.preview': unasked,
      'runs.start': unasked,
      'runs.pause': unasked,
      'runs.cancel': unasked,
      'runs.retryFailed': unasked,
      'runs.status': unasked,
      'runs.list': async () => [],
      'runs.eventsAfter': unasked,
      'runs.delete': unasked,
      'sharing.read': unasked,
      'cache.stats': unasked,
      'cache.resetStats': unasked,
      'cache.count': unasked,
      'cache.clear': unasked,
      'cache.undoClear': unasked,
      'cache.explain': unasked,
      'cache.verify': unasked,
      'cache.export': unasked,
      'cache.import': unasked,
      'cache.warm': unasked,
      'cache.relieve': unasked,
      'cache.similar': unasked,
      'cache.canonical': unasked,
      'cache.relearn': unasked,
      'cache.advise': unasked,
    },
    onHint(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    forgetProject: async (project) => void forgotten.push(project),
    close: async () => undefined,
  }
  return {
    engine,
    forgotten,
    tell: (hint: Hint) => {
      for (const listener of listeners) listener(hint)
    },
  }
}
