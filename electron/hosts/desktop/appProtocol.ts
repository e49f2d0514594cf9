import { rendererFile } from '../rendererFile.ts'
import { securityHeaders } from '../securityHeaders.ts'

/** Where the page lives. It never changes: the research is kept by origin. */
export const pageOrigin = 'app://intercoder'

/** A scheme with an origin of its own, secure like https. To be registered before the application is ready. */
export const appScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
} as const

/** Answers requests of the page for its own parts, and no others. */
export const answerAppRequest =
  (rendererFolder: string) =>
  async ({ method, url }: Pick<Request, 'method' | 'url'>): Promise<Response> => {
    const { host, pathname } = new URL(url)
    if (host !== 'intercoder' || method !== 'GET') return new Response(null, { status: 403, headers: securityHeaders })
    const file = await rendererFile(rendererFolder, pathname)
    if (!file.ok)
      return new Response(null, { status: file.failure === 'outside' ? 403 : 404, headers: securityHeaders })
    return new Response(file.value.body, { headers: { ...securityHeaders, 'content-type': file.value.type } })
  }
