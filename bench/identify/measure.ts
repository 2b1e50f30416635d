import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Explanation } from '@selfsame/contract'
import { freePort, startProcess, type RunningProcess } from '@selfsame/testing'
import { median, say } from '../src/report.ts'
import type { LoadFigures } from './load.ts'
import { PUBLIC_KEY, SECRET_KEY } from './requests.ts'
import type { Site } from './site.ts'
import type { ServerFigures } from './watched.ts'

/** What one store does with so many known visitors. Times in ms. */
export interface Figures {
  /** Whole identifications a second, as fast as answers come. */
  rps: number
  /** The same with one primary-key SELECT in place of candidates and linkage, measured in turns; and the share reached. */
  ceilingRps: number
  share: number
  /** Visits a second that the following three were measured at: half of the ceiling's. */
  rate: number
  p50: number
  p95: number
  p99: number
  /** CPU that linkage takes of a visit, the median. */
  cpuMs: number
  /** CPU of the server for a visit; and of the ceiling's. The database's own is not in it. */
  visitMs: number
  ceilingVisitMs: number
  /** Rows the database read for a visit, writing it included; absent where it does not tell. */
  rowsRead?: number
  candidates: number
  found: number
  /** Of the server, in bytes. */
  memory: number
  /** Of the database, without events. */
  bytesPerVisitor: number
  failed: number
}

export interface Plan {
  /** Holds `requests.json`; known.json is written into it. */
  folder: string
  byAddress: Readonly<Record<string, string>>
  /** Each turn of each kind takes so long. */
  seconds: number
  bytesPerVisitor: number
}

const CONNECTIONS = 48
const OPEN_CONNECTIONS = 400
const ROUNDS = 3
const STRETCHES = 4
const START_TIMEOUT_MS = 30_000
/** Until the server has counted its sample, in seconds. */
const WARM_UP = 10
const SERVER = join(import.meta.dirname, 'server.ts')
const LOAD = join(import.meta.dirname, 'load.ts')

interface Server {
  process: RunningProcess
  port: number
}

/** Measures a store as it is; adds the visits to it. */
export async function measure(site: Site, plan: Plan): Promise<Figures> {
  const linkage = await start(site, 'linkage', '')
  await send(linkage, plan, { seconds: Math.min(WARM_UP, plan.seconds * 2), connections: 16 })
  const rowsRead = await rowsOf(site, linkage, plan)
  const known = join(plan.folder, 'known.json')
  writeFileSync(known, JSON.stringify({ byAddress: plan.byAddress, explanation: await usualExplanation(linkage) }))
  const ceiling = await start(site, 'ceiling', known)
  try {
    await send(ceiling, plan, { seconds: plan.seconds, connections: 16 })
    await Promise.all([linkage, ceiling].map(figuresOf))
    const turns: { linkage: LoadFigures; ceiling: LoadFigures }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const closed = { seconds: plan.seconds, connections: CONNECTIONS }
      turns.push({ linkage: await send(linkage, plan, closed), ceiling: await send(ceiling, plan, closed) })
    }
    const [rps, ceilingRps] = [median(turns.map((turn) => turn.linkage.rps)), median(turns.map((turn) => turn.ceiling.rps))]
    const open = await send(linkage, plan, { seconds: plan.seconds * 2, connections: OPEN_CONNECTIONS, rate: ceilingRps / 2 })
    const [told, ceilingTold] = await Promise.all([figuresOf(linkage), figuresOf(ceiling)])
    const failed = open.failed + turns.reduce((sum, turn) => sum + turn.linkage.failed + turn.ceiling.failed, 0)
    const { p50, p95, p99 } = open
    return {
      ...{ rps, ceilingRps, share: rps / ceilingRps, rate: ceilingRps / 2, p50, p95, p99, cpuMs: told.linkageMs.p50 },
      ...(rowsRead !== undefined && { rowsRead }),
      ...{ visitMs: told.visitMs, ceilingVisitMs: ceilingTold.visitMs },
      ...{ candidates: told.candidates, found: told.found, memory: told.rssBytes, bytesPerVisitor: plan.bytesPerVisitor, failed },
    }
  } finally {
    await Promise.all([linkage.process.stop(), ceiling.process.stop()])
  }
}

async function start(site: Site, mode: 'linkage' | 'ceiling', known: string): Promise<Server> {
  const port = await freePort()
  const env = {
    ...site.env,
    SELFSAME_PORT: String(port),
    SELFSAME_PUBLIC_KEY: PUBLIC_KEY,
    SELFSAME_SECRET_KEY: SECRET_KEY,
    SELFSAME_TRUSTED_PROXIES: '127.0.0.1',
    SELFSAME_LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  }
  const process_ = await startProcess(process.execPath, { args: [SERVER, mode, known], env })
  await process_.waitForPort(port, START_TIMEOUT_MS)
  return { process: process_, port }
}

let turn = 0

async function send({ port, process: server }: Server, { folder }: Plan, load: { seconds: number; connections: number; rate?: number }): Promise<LoadFigures> {
  const settings = JSON.stringify({ ...load, port, seed: ++turn })
  const sender = await startProcess(process.execPath, { args: [LOAD, join(folder, 'requests.json'), settings] })
  const { code } = await sender.exited
  if (code !== 0) throw new Error(`load.ts ended with ${code}\n${sender.output()}\nThe server said:\n${server.output()}`)
  const figures = JSON.parse(sender.output()) as LoadFigures
  if (figures.failed > figures.sent / 100) throw new Error(`${figures.failed} of ${figures.sent} visits failed: the figures would mean nothing\nThe server said:\n${server.output()}`)
  return figures
}

async function figuresOf({ port }: Server): Promise<ServerFigures> {
  return (await (await fetch(`http://127.0.0.1:${port}/figures`)).json()) as ServerFigures
}

/** Rows read for a visit: the least of a few stretches, since what the server counts now and then falls into some of them. */
async function rowsOf(site: Site, server: Server, plan: Plan): Promise<number | undefined> {
  const found: number[] = []
  for (let stretch = 0; stretch < STRETCHES; stretch++) {
    const before = await site.rowsRead()
    if (before === undefined) return undefined
    const { sent } = await send(server, plan, { seconds: 1, connections: 8 })
    found.push((((await site.rowsRead()) ?? NaN) - before) / sent)
  }
  return Math.min(...found)
}

/** The explanation of middle length among the latest events. */
async function usualExplanation({ port }: Server): Promise<Explanation> {
  const headers = { authorization: `Bearer ${SECRET_KEY}` }
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).text()
  const { events } = JSON.parse(await ask('/v4/events?limit=51')) as { events: { event_id: string }[] }
  const texts: string[] = []
  for (const { event_id } of events) texts.push(await ask(`/v4/events/${event_id}/explanation`))
  const middle = texts.sort((a, b) => a.length - b.length)[Math.floor(texts.length / 2)]
  if (middle === undefined) throw new Error('no visit was stored')
  say(`  explanations of ${middle.length} bytes`)
  return JSON.parse(middle) as Explanation
}
