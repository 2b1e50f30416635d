import { NotSupported, tempDir, type Engine } from '@selfsame/testing'
import { identifyPages } from '../pages/identify-page.ts'
import { servePages } from '../pages/page-server.ts'
import { say } from '../report.ts'
import { baselines, type Baseline } from './baselines.ts'
import { cases } from './cases.ts'
import { devices } from './devices.ts'
import { runCase, type CaseResult } from './run-case.ts'
import { runDevice } from './run-device.ts'

export interface BrowsersResult {
  engines: Record<Engine, { version: string; cases: CaseResult[] }>
  /** How many visitors the engines on one machine are. */
  distinct: number
  different: { engine: Engine; name: string; selfsame: 'apart' | 'merged' }[]
  /** What an engine cannot be made to do here. */
  skipped: { engine: Engine; name: string; reason: string }[]
}

export interface Selection {
  engines: readonly Engine[]
  /** Only cases and devices whose name holds this. */
  only?: string | undefined
}

interface Context extends Selection {
  pages: string
  dataDir: string
  result: BrowsersResult
}

/** What an engine cannot do is put down with its reason, never silently left out. */
async function orSkip<T>({ result }: Context, { engine, name }: { engine: Engine; name: string }, run: () => Promise<T>): Promise<T[]> {
  say(`${engine}: ${name}`)
  try {
    return [await run()]
  } catch (error) {
    if (!(error instanceof NotSupported)) throw error
    say(`  skipped: ${error.reason}`)
    result.skipped.push({ engine, name, reason: error.reason })
    return []
  }
}

async function runEngine(baseline: Baseline, context: Context): Promise<void> {
  const { engine, version } = baseline
  const { result, only } = context
  const wanted = ({ name }: { name: string }) => only === undefined || name.includes(only)
  result.engines[engine].version = version
  for (const each of cases.filter(({ engines = [engine] }) => engines.includes(engine)).filter(wanted)) {
    const found = await orSkip(context, { engine, name: each.name }, () => runCase(each, baseline, context))
    result.engines[engine].cases.push(...found)
  }
  for (const device of devices.filter(wanted)) {
    const { name } = device
    const found = await orSkip(context, { engine, name }, () => runDevice(device, baseline, context))
    result.different.push(...found.map((selfsame) => ({ engine, name, selfsame })))
  }
}

/** Runs the whole bench; takes minutes, says on stderr what it is at. */
export async function benchBrowsers(selection: Selection): Promise<BrowsersResult> {
  await using pages = await servePages(identifyPages())
  using data = tempDir('bench-store')
  const none = () => ({ version: '', cases: [] })
  const result: BrowsersResult = {
    engines: { chromium: none(), firefox: none(), webkit: none() },
    distinct: 0,
    different: [],
    skipped: [],
  }
  const context: Context = { ...selection, pages: pages.origin, dataDir: data.path, result }
  const known = await baselines(selection.engines, context)
  result.distinct = new Set(known.map(({ first }) => first.visitorId)).size
  for (const baseline of known) await runEngine(baseline, context)
  return result
}
