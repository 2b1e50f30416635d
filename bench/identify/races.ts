import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { WIRE_VERSION } from '@selfsame/contract'
import { createDatabase, freePort, startMariaDb, startProcess, type RunningProcess } from '@selfsame/testing'
import { blockingKeys } from '../../server/src/linkage/index.ts'
import { simulate, type Line } from '../population/simulate.ts'
import { say } from '../src/report.ts'
import { packedOf } from './population.ts'
import { PUBLIC_KEY, SECRET_KEY } from './requests.ts'

export interface RaceOptions {
  rounds: number
  /** First visits of one browser at the same moment, every other one to the other server. */
  parallel: number
  seed: number
}

export interface RaceFigures {
  rounds: number
  parallel: number
  /** Rounds that made just one visitor. */
  single: number
  /** Answers other than 200. */
  failed: number
  /** Longest round, in ms. */
  longest: number
}

const CLI = join(import.meta.dirname, '../../server/src/cli.ts')
const START_TIMEOUT_MS = 60_000

/**
 * Two server processes over one MariaDB; each round another browser comes for the first time, many times at once, and nobody
 * else is known.
 */
export async function race({ rounds, parallel, seed }: RaceOptions): Promise<RaceFigures> {
  await using database = await startMariaDb()
  const { url } = await createDatabase(database.url)
  const servers = await Promise.all([start(url), start(url)])
  const figures: RaceFigures = { rounds, parallel, single: 0, failed: 0, longest: 0 }
  try {
    for (const line of firstVisits(rounds, seed)) {
      const started = performance.now()
      const answers = await Promise.all(Array.from({ length: parallel }, (_, index) => identify(servers[index % 2]?.origin ?? '', line)))
      figures.longest = Math.max(figures.longest, performance.now() - started)
      figures.failed += answers.filter((answer) => answer.status !== 200).length
      const [ids, made] = [new Set(answers.map((answer) => answer.visitorId)), answers.filter((answer) => answer.visitorFound === false)]
      if (ids.size === 1 && made.length === 1) figures.single++
      else say(`  ${ids.size} visitors, ${made.length} answers of a new one`)
      // The next browser meets nobody it could be taken for.
      for (const id of ids) if (id !== undefined) await erase(servers[0]?.origin ?? '', id)
    }
    return figures
  } finally {
    await Promise.all(servers.map(({ process }) => process.stop()))
  }
}

/**
 * One browser a round, each of another device. Browsers that withhold all that they could be found by are left out: each of
 * their visits makes a visitor, at the same moment or a year later.
 */
function* firstVisits(rounds: number, seed: number): Generator<Line> {
  const devices = new Set<string>()
  for (const line of simulate({ browsers: rounds * 20, visits: 1, seed, groups: false })) {
    const { webglBasics, screenResolution, hardwareConcurrency, platform } = line.components
    const device = JSON.stringify([webglBasics, screenResolution, hardwareConcurrency, platform])
    if (line.causes[0] !== 'first' || devices.has(device) || blockingKeys(packedOf(line)).length === 0) continue
    devices.add(device)
    yield line
    if (devices.size === rounds) return
  }
}

async function start(url: string): Promise<{ origin: string; process: RunningProcess }> {
  const port = await freePort()
  const env = { DATABASE_URL: url, SELFSAME_PORT: String(port), SELFSAME_PUBLIC_KEY: PUBLIC_KEY, SELFSAME_SECRET_KEY: SECRET_KEY, SELFSAME_TRUSTED_PROXIES: '127.0.0.1', SELFSAME_LOG_LEVEL: 'warn' }
  const process_ = await startProcess(process.execPath, { args: [CLI, 'serve'], env })
  await process_.waitForPort(port, START_TIMEOUT_MS)
  return { origin: `http://127.0.0.1:${port}`, process: process_ }
}

async function erase(origin: string, visitorId: string): Promise<void> {
  const response = await fetch(`${origin}/v4/visitors/${visitorId}`, { method: 'DELETE', headers: { authorization: `Bearer ${SECRET_KEY}` } })
  if (!response.ok) throw new Error(`erasing a visitor: ${response.status} ${await response.text()}`)
}

interface Answer {
  status: number
  visitorId?: string
  visitorFound?: boolean
}

async function identify(origin: string, { components, headers, ip }: Line): Promise<Answer> {
  const body = JSON.stringify({
    v: WIRE_VERSION,
    key: PUBLIC_KEY,
    nonce: randomBytes(16).toString('hex'),
    clock: Date.now(),
    components,
    sdk: { platform: 'js', version: 'bench' },
  })
  const agent = headers.find(([name]) => name === 'user-agent')?.[1] ?? ''
  const sent = { 'content-type': 'text/plain', 'user-agent': agent, 'x-forwarded-for': ip ?? '198.51.100.7' }
  const response = await fetch(`${origin}/s/i`, { method: 'POST', body, headers: sent })
  return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
}
