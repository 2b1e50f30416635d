import { join } from 'node:path'
import { launch, tempDir, type Engine } from '@selfsame/testing'
import { coldPages } from '../pages/cold-page.ts'
import { servePages } from '../pages/page-server.ts'
import { peers, selfsame, type Library } from '../peers.ts'
import { median, say } from '../report.ts'
import { bytes, type Bytes } from './bytes.ts'
import { longestTask, traceArgs } from './longest-task.ts'

/** Longest wait for one collection. */
const RESULT_TIMEOUT_MS = 30_000

export interface Timing {
  /** Median from start to result. */
  collectMs: number
  /** Median of the runs' longest main-thread task; Chromium only. */
  longestTaskMs?: number
}

export interface AgentResult {
  runs: number
  engines: Partial<Record<Engine, Record<string, Timing>>>
  bytes: Record<string, Bytes>
}

const libraries: readonly Library[] = [selfsame, ...peers]

/** One library on a page of its own, in a browser process of its own. */
async function coldRun(engine: Engine, url: string, args: readonly string[] = []): Promise<number> {
  await using browser = await launch(engine, { args })
  const page = await browser.newPage(url)
  const { ms, failure } = await page.waitFor<{ ms: number; failure?: string }>('window.result', { timeoutMs: RESULT_TIMEOUT_MS })
  if (failure) throw new Error(`${url}: ${failure}`)
  return ms
}

async function tracedRun(url: string): Promise<number> {
  using folder = tempDir('trace')
  const file = join(folder.path, 'trace.json')
  await coldRun('chromium', url, traceArgs(file))
  return longestTask(file)
}

/** All libraries once, then all again: what the machine is busy with hits them alike. */
async function interleaved(runs: number, run: (library: Library) => Promise<number>): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(libraries.map(({ name }) => [name, []]))
  for (let round = 1; round <= runs; round += 1) {
    say(`  round ${round} of ${runs}`)
    for (const library of libraries) times.get(library.name)?.push(await run(library))
  }
  return new Map([...times].map(([name, values]) => [name, Math.round(median(values) * 10) / 10]))
}

async function benchEngine(engine: Engine, origin: string, runs: number): Promise<Record<string, Timing>> {
  say(`${engine}: time to the result`)
  const url = ({ name }: Library) => `${origin}/${name}.html`
  const collect = await interleaved(runs, (library) => coldRun(engine, url(library)))
  if (engine !== 'chromium') return Object.fromEntries([...collect].map(([name, collectMs]) => [name, { collectMs }]))
  // tracing costs time: runs of their own
  say(`${engine}: longest task`)
  const longest = await interleaved(runs, (library) => tracedRun(url(library)))
  return Object.fromEntries([...collect].map(([name, collectMs]) => [name, { collectMs, longestTaskMs: longest.get(name) ?? 0 }]))
}

/** Runs the whole bench; takes minutes, says on stderr what it is at. */
export async function benchAgent({ engines, runs }: { engines: readonly Engine[]; runs: number }): Promise<AgentResult> {
  await using pages = await servePages(coldPages(libraries))
  const result: AgentResult = {
    runs,
    engines: {},
    bytes: Object.fromEntries(libraries.map((library) => [library.name, bytes(library)])),
  }
  for (const engine of engines) result.engines[engine] = await benchEngine(engine, pages.origin, runs)
  return result
}
