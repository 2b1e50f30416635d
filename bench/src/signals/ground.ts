import { setTimeout as delay } from 'node:timers/promises'
import type { Event, Explanation } from '@selfsame/contract'
import { ensureDisplay, tempDir, within } from '@selfsame/testing'
import { startSelfsame, type SelfsameServer } from '../selfsame-server.ts'
import { ending, type Drive, type DriveContext, type RecordedVisit } from './drive.ts'
import { serveSignalPages, type PageReport, type SignalPages } from './page-server.ts'
import { startRecorder } from './recorder.ts'
import { startChromium } from './start/chromium-command.ts'

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
  /**
   * One visit, over when the page has reported and what was started has ended.
   *
   * @throws where no report came in time; {ServerEnded} where none will
   */
  visit(drive: Drive): Promise<Outcome>
}

interface Parts {
  server: SelfsameServer
  pages: SignalPages
}

export async function prepareGround(): Promise<Ground> {
  await ensureDisplay()
  const folder = tempDir('bench-signals')
  const server = await startSelfsame(folder.path)
  const pages = await serveSignalPages()
  const parts: Parts = { server, pages }
  let runs = 0
  let person: Promise<RecordedVisit> | undefined
  const recorded = () => (person ??= recordPerson(parts))
  return {
    visit: (drive) => server.whileUp(drivenVisit(parts, { drive, run: String(++runs), recorded })),
    async [Symbol.asyncDispose]() {
      await pages[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      folder.remove()
    },
  }
}

/** @param endpoint what the page takes for the server */
const pageUrl = ({ pages, server }: Parts, run: string, endpoint = server.endpoint) =>
  `${pages.origin}/?${new URLSearchParams({ run, server: endpoint, key: server.publicKey })}`

async function drivenVisit(parts: Parts, { drive, run, recorded }: { drive: Drive; run: string } & Pick<DriveContext, 'recorded'>): Promise<Outcome> {
  using own = tempDir('bench-run')
  const context: DriveContext = { display: process.env['DISPLAY'] ?? ':0', folder: own.path, recorded }
  const report = await within(driven(parts, { url: pageUrl(parts, run), drive, run, context }), RUN_MS, 'the visit')
  if ('failed' in report.selfsame) return { report }
  const { eventId } = report.selfsame
  return { report, event: await parts.server.event(eventId), explanation: await parts.server.explanation(eventId) }
}

async function driven({ pages }: Parts, { url, drive, run, context }: { url: string; drive: Drive; run: string; context: DriveContext }): Promise<PageReport> {
  const report = pages.reportOf(run)
  const started = await drive(url, context)
  try {
    return await within(report, RUN_MS, 'the page')
  } finally {
    await Promise.race([started[Symbol.asyncDispose](), delay(CLOSE_MS, undefined, { ref: false })])
  }
}

/** What a person's Chromium sends, headers and all. */
async function recordPerson(parts: Parts): Promise<RecordedVisit> {
  using own = tempDir('bench-record')
  await using recorder = await startRecorder(parts.server.endpoint)
  const drive: Drive = async (url, context) => {
    const browser = await startChromium(url, context)
    return ending(() => browser.stop())
  }
  const context: DriveContext = { display: process.env['DISPLAY'] ?? ':0', folder: own.path, recorded: () => Promise.reject(new Error('recording')) }
  await within(driven(parts, { url: pageUrl(parts, 'record', recorder.endpoint), drive, run: 'record', context }), RUN_MS, 'the visit to record')
  const visit = recorder.recorded()
  if (!visit) throw new Error('no visit passed the recorder')
  return visit
}
