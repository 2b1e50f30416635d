import { launch, userAgentAhead, type BrowserPage, type Engine, type LaunchOptions, type UserAgentOverride } from '@selfsame/testing'
import type { Components } from '@selfsame/contract'
import type { PageResult } from '../pages/identify-page.ts'
import { say } from '../report.ts'
import { startSelfsame, type SelfsameServer } from '../selfsame-server.ts'
import { fillStore } from './store-template.ts'
import { sentComponents, visit } from './visit.ts'

/** What an engine's browser was called when it came for the first time. */
export interface Baseline {
  engine: Engine
  /** As the browser says it. */
  version: string
  first: PageResult
  /** User agent, client hints and headers as this browser will send them in a later version; nothing but in Chromium. */
  ahead: (versions: 1 | 4) => { userAgent?: UserAgentOverride }
}

/** The browser as every case finds it, but for the case's own change. */
export const USUAL: LaunchOptions = { locale: 'en-US', timeZone: 'America/New_York' }

interface FirstVisit extends Baseline {
  sent: Components
}

async function laterVersions(engine: Engine, page: BrowserPage): Promise<Baseline['ahead']> {
  if (engine !== 'chromium') return () => ({})
  const later = { 1: await userAgentAhead(page, 1), 4: await userAgentAhead(page, 4) }
  return (versions) => ({ userAgent: later[versions] })
}

async function firstVisit(engine: Engine, pages: string, server: SelfsameServer): Promise<FirstVisit> {
  say(`${engine}: first visit`)
  await using browser = await launch(engine, USUAL)
  const page = await browser.newPage()
  const first = await visit(page, { pages, server })
  const ahead = await laterVersions(engine, page)
  return { engine, version: browser.version, first, ahead, sent: await sentComponents(page) }
}

/** Lets each engine in once, then the other visitors; the store is left in `dataDir`, with no server on it. */
export async function baselines(engines: readonly Engine[], { pages, dataDir }: { pages: string; dataDir: string }): Promise<Baseline[]> {
  await using server = await startSelfsame(dataDir)
  const visits: FirstVisit[] = []
  for (const engine of engines) visits.push(await firstVisit(engine, pages, server))
  await fillStore(server, visits.map(({ sent }) => sent))
  return visits
}
