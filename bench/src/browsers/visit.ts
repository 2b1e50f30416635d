import type { Components } from '@selfsame/contract'
import type { BrowserPage } from '@selfsame/testing'
import type { PageResult } from '../pages/identify-page.ts'
import type { SelfsameServer } from '../selfsame-server.ts'

/** Longest wait for a page on which four libraries run; a cold browser on a busy machine is slow. */
const RESULT_TIMEOUT_MS = 45_000

/** Where a visit goes: the pages' origin, our server, and the page's query beside them. */
export interface Place {
  pages: string
  server: SelfsameServer
  query?: string | undefined
}

function pageUrl({ pages, server, query }: Place): string {
  const parameters = new URLSearchParams({ server: server.endpoint, key: server.publicKey })
  return `${pages}/identify.html?${parameters}${query ? `&${query}` : ''}`
}

/**
 * Loads the page and waits for what all four libraries answer.
 *
 * @throws where our agent failed: a bench that cannot identify has nothing to report
 */
export async function visit(page: BrowserPage, place: Place): Promise<PageResult> {
  await page.goto(pageUrl(place))
  const result = await page.waitFor<PageResult>('window.result', { timeoutMs: RESULT_TIMEOUT_MS })
  if (!result.visitorId) throw new Error(`no visitorId: ${result.errors.join('; ')}`)
  return result
}

/** The components the last visit on this page sent. */
export function sentComponents(page: BrowserPage): Promise<Components> {
  return page.evaluate<Components>('window.payload')
}
