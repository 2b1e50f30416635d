import { setTimeout as delay } from 'node:timers/promises'
import type { Event, Explanation } from '@selfsame/contract'
import { ensureDisplay, tempDir, within } from '@selfsame/testing'
import { startSelfsame, type SelfsameServer } from '../selfsame-server.ts'
import type { Drive, DriveContext, RecordedVisit } from './drive.ts'
import { serveSignalPages, type PageReport, type SignalPages } from './page-server.ts'

/** Longest that one run may take, in ms: starting a cold browser on a busy machine and the page's work. */
const RUN_MS = 60_000
const CLOSE_MS = 20_000

/** What one visit came to. */
export interface Outcome {
  report: PageReport
  /** Absent where the agent could not identify. */
  event?: Event
  explanation?: Explanation
}

/** A server, the page, and a display, for as many visits as one likes. */
export interface Ground extends AsyncDisposable {
  server: SelfsameServer
  pages: SignalPages
  /**
   * One visit, over when the page has reported and what was started has ended.
   *
   * @throws where no report came in time
   */
  visit(drive: Drive): Promise<Outcome>
  /** The first person's visit, for programs that send it again; later ones do not change it. */
  record(visit: RecordedVisit): void
}

export async function prepareGround(): Promise<Ground> {
  await ensureDisplay()
  const folder = tempDir('bench-signals')
  const server = await startSelfsame(folder.path)
  const pages = await serveSignalPages()
  let runs = 0
  let recorded: RecordedVisit | undefined
  const ground: Ground = {
    server,
    pages,
    record: (visit) => void (recorded ??= visit),
    visit: async (drive) => {
      const run = String(++runs)
      using own = tempDir('bench-run')
      const context: DriveContext = {
        display: process.env['DISPLAY'] ?? ':0',
        folder: own.path,
        recorded: () => (recorded ? Promise.resolve(recorded) : Promise.reject(new Error('no visit was recorded'))),
      }
      const report = await within(drivenReport(ground, { drive, run, context }), RUN_MS, 'the visit')
      return outcomeOf(server, report)
    },
    async [Symbol.asyncDispose]() {
      await pages[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      folder.remove()
    },
  }
  return ground
}

/** @internal where the page is, with what it needs to know */
export function pageUrl({ pages, server }: Pick<Ground, 'pages' | 'server'>, run: string): string {
  return `${pages.origin}/?${new URLSearchParams({ run, server: server.endpoint, key: server.publicKey })}`
}

async function drivenReport(ground: Ground, { drive, run, context }: { drive: Drive; run: string; context: DriveContext }): Promise<PageReport> {
  const report = ground.pages.reportOf(run)
  const started = await drive(pageUrl(ground, run), context)
  try {
    return await within(report, RUN_MS, 'the page')
  } finally {
    await Promise.race([started[Symbol.asyncDispose](), delay(CLOSE_MS, undefined, { ref: false })])
  }
}

async function outcomeOf(server: SelfsameServer, report: PageReport): Promise<Outcome> {
  if ('failed' in report.selfsame) return { report }
  const { eventId } = report.selfsame
  return { report, event: await server.event(eventId), explanation: await server.explanation(eventId) }
}
