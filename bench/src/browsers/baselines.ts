import { launch, type Engine, type LaunchOptions } from '@selfsame/testing'
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
}

/** The browser as every case finds it, but for the case's own change. */
export const USUAL: LaunchOptions = { locale: 'en-US', timeZone: 'America/New_York' }

interface FirstVisit extends Baseline {
  sent: Components
}

async function firstVisit(engine: Engine, pages: string, server: SelfsameServer): Promise<FirstVisit> {
  say(`${engine}: first visit`)
  await using browser = await launch(engine, USUAL)
  const page = await browser.newPage()
  const first = await visit(page, { pages, server })
  return { engine, version: browser.version, first, sent: await sentComponents(page) }
}

/** Lets each engine in once, then the other visitors; the store is left in `dataDir`, with no server on it. */
export async function baselines(engines: readonly Engine[], { pages, dataDir }: { pages: string; dataDir: string }): Promise<Baseline[]> {
  await using server = await startSelfsame(dataDir)
  const visits: FirstVisit[] = []
  for (const engine of engines) visits.push(await firstVisit(engine, pages, server))
  await fillStore(server, visits.map(({ sent }) => sent))
  return visits
}
