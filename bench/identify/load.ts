/**
 * Sends visits in a process of its own, and prints `{ rps, p50, p95, p99, sent, failed }`, times in ms.
 *
 *     node load.ts FILE '{"port":1,"seconds":8,"connections":32}'            as fast as answers come
 *     node load.ts FILE '{"port":1,"seconds":8,"connections":256,"rate":500}'  so many a second, whatever comes
 *
 * At a fixed rate the time runs from when a visit was due, not from when it could be sent: a server that stands still is
 * not spared the visits that would have come meanwhile.
 */
import { readFileSync } from 'node:fs'
import { random } from '../src/random.ts'
import { openConnection, type Connection } from './connection.ts'
import { createMix } from './mix.ts'
import type { Requests } from './requests.ts'

interface Load {
  port: number
  seconds: number
  connections: number
  rate?: number
  seed: number
}

export interface LoadFigures {
  rps: number
  p50: number
  p95: number
  p99: number
  sent: number
  failed: number
}

const [file = '', settings = '{}'] = process.argv.slice(2)
const load = JSON.parse(settings) as Load
const next = createMix(JSON.parse(readFileSync(file, 'utf8')) as Requests, random(load.seed))
const connections = Array.from({ length: load.connections }, () => openConnection(load.port))
const times: number[] = []
let failed = 0

async function visit(connection: Connection, due: number): Promise<void> {
  const status = await connection.send(next())
  times.push(performance.now() - due)
  if (status !== 200) failed++
}

async function asFastAsAnswersCome(until: number): Promise<void> {
  const lane = async (connection: Connection) => {
    while (performance.now() < until) await visit(connection, performance.now())
  }
  await Promise.all(connections.map(lane))
}

/** Visits that are due, in order; whoever is free takes the first. Timers are late by a ms or so, which counts as well. */
async function atRate(start: number, rate: number): Promise<void> {
  const total = Math.floor(load.seconds * rate)
  const due = (index: number) => start + (index * 1_000) / rate
  const free = [...connections]
  const underWay: Promise<void>[] = []
  for (let index = 0; index < total; ) {
    const connection = performance.now() >= due(index) ? free.pop() : undefined
    if (!connection) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      continue
    }
    underWay.push(visit(connection, due(index)).finally(() => void free.push(connection)))
    index++
  }
  await Promise.all(underWay)
}

const start = performance.now()
await (load.rate === undefined ? asFastAsAnswersCome(start + load.seconds * 1_000) : atRate(start, load.rate))
const seconds = (performance.now() - start) / 1_000
for (const connection of connections) connection.close()
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
const figures: LoadFigures = { rps: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), sent: times.length, failed }
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exit(0)
