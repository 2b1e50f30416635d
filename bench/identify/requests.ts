import { WIRE_VERSION } from '@selfsame/contract'
import type { Line } from '../population/simulate.ts'
import { random, type Random } from '../src/random.ts'
import { knownOf, mostCommon, packedOf, visitorId, type KnownVisitor, type Template } from './population.ts'

export const PUBLIC_KEY = 'pk_bench0000000000000000000'
export const SECRET_KEY = 'sk_bench00000000000000000000000000'

/** What load.ts puts a nonce, or a digest never seen before, in place of: hexadecimal of the same length. */
export const NONCE = '@'.repeat(32)
export const FRESH = '#'.repeat(16)

/** Visits as load.ts sends them, whole HTTP requests, by kind. */
export interface Requests {
  /** Of visitors that come back as they were last seen or as they have changed since, by the simulator. */
  returning: string[]
  /** Of the same with one component that they never had. */
  changed: string[]
  /** Of visitors with the most common device. */
  crowd: string[]
  /** Of somebody new each time. */
  newcomers: string[]
}

/** Visitors that come back while it is measured. */
export interface Callers {
  /** To be stored before. */
  visitors: KnownVisitor[]
  requests: Requests
  /** Address -> visitor: what the ceiling knows in place of linkage. */
  byAddress: Record<string, string>
}

const RETURNING = 4_000
const CROWD_RETURNING = 500
const NEWCOMERS = 4_000
/** A component that is a digest, as most that are long are. */
const DIGEST = /"[0-9a-f]{16}"/

export function createCallers(templates: readonly Template[], seed: number): Callers {
  const draw = random(seed)
  const callers: Callers = { visitors: [], requests: { returning: [], changed: [], crowd: [], newcomers: [] }, byAddress: {} }
  for (const { lines } of templates.slice(0, RETURNING)) addReturning(callers, lines, draw)
  const common = mostCommon(templates).lines[0]
  for (let count = 0; common && count < CROWD_RETURNING; count++) {
    const ip = settle(callers, [common], draw)
    callers.requests.crowd.push(requestOf(common, ip, bodyOf(common)))
  }
  for (let count = 0; count < NEWCOMERS; count++) {
    const [line] = draw.pick(templates).lines
    if (line) callers.requests.newcomers.push(requestOf(line, addressOf(draw), bodyOf(line).replaceAll(new RegExp(DIGEST, 'g'), `"${FRESH}"`)))
  }
  return callers
}

/** Its first two visits are known; the third is what it comes back with. */
function addReturning(callers: Callers, lines: readonly Line[], draw: Random): void {
  const last = lines.at(-1)
  if (!last) return
  const ip = settle(callers, lines.slice(0, 2), draw)
  const body = bodyOf(last)
  callers.requests.returning.push(requestOf(last, ip, body))
  if (DIGEST.test(body)) callers.requests.changed.push(requestOf(last, ip, body.replace(DIGEST, `"${FRESH}"`)))
}

/** Makes a visitor of visits from one address. @returns the address */
function settle({ visitors, byAddress }: Callers, lines: readonly Line[], draw: Random): string {
  const [id, ip] = [visitorId(draw), addressOf(draw)]
  byAddress[ip] = id
  const known = lines.map((line) => knownOf(packedOf({ ...line, headers: headersOf(line, ip, bodyOf(line)) }, ip), Date.parse(line.t)))
  const distinct = known.filter(({ digest }, index) => known.findIndex((other) => other.digest === digest) === index)
  visitors.push({ id, snapshots: distinct })
  return ip
}

/** Public addresses of which no two share a network. */
function addressOf(draw: Random): string {
  return [20 + draw.below(80), draw.below(256), draw.below(256), 1 + draw.below(250)].join('.')
}

function bodyOf({ components }: Line): string {
  return JSON.stringify({
    v: WIRE_VERSION,
    key: PUBLIC_KEY,
    nonce: NONCE,
    clock: 1_795_000_000_000,
    components,
    url: 'https://www.example.com/shop/cart?item=7',
    referrer: 'https://www.example.com/shop',
    sdk: { platform: 'js', version: '0.1.0' },
  })
}

function headersOf({ headers }: Line, ip: string, body: string): [name: string, value: string][] {
  return [
    ['host', '127.0.0.1'],
    ['content-length', String(Buffer.byteLength(body))],
    ...headers.map(([name, value]): [string, string] => [name, value]),
    ['x-forwarded-for', ip],
  ]
}

function requestOf(line: Line, ip: string, body: string): string {
  const lines = headersOf(line, ip, body).map(([name, value]) => `${name}: ${value}\r\n`)
  return `POST /s/i HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}
