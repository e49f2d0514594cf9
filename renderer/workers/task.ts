/** What a worker tells of its work: how far it is, from 0 to 1, and once how it ended. */
export type Told<Result> =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly why: string }

/** Begins a piece of work. @returns a function that ends it, whatever it is at. */
export type StartTask<Result> = (tell: (told: Told<Result>) => void) => () => void

/** A piece of work in a worker of its own: ending it frees everything it held. */
export const workerTask =
  <Request, Result>(makeWorker: () => Worker, request: Request): StartTask<Result> =>
  (tell) => {
    const worker = makeWorker()
    worker.onmessage = ({ data }: MessageEvent<Told<Result>>) => {
      if (data.kind !== 'progress') worker.terminate()
      tell(data)
    }
    worker.onerror = ({ message }) => {
      worker.terminate()
      tell({ kind: 'failed', why: message })
    }
    worker.postMessage(request)
    return () => worker.terminate()
  }

/** In a worker: does what is asked of it once, and tells how it went. */
export function serveTask<Request, Result>(
  work: (request: Request, progress: (share: number) => void) => Promise<Result>,
): void {
  const tell = (told: Told<Result>) => postMessage(told)
  addEventListener('message', async ({ data }: MessageEvent<Request>) => {
    try {
      tell({ kind: 'done', result: await work(data, (share) => tell({ kind: 'progress', share })) })
    } catch (error) {
      tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
    }
  })
}
