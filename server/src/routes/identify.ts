import { hash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { MAX_BODY_BYTES, type IdentifyRequest, type IdentifyResponse } from '@selfsame/contract'
import type { AsnOf } from '../asn.ts'
import type { CrawlerHosts } from '../crawler-hosts.ts'
import type { NetworkOf } from '../network/network.ts'
import type { Config } from '../config/index.ts'
import { ServerError } from '../errors.ts'
import { toResponse, type VisitContext } from '../event.ts'
import { identify, type IdentifyDeps } from '../identify.ts'
import { admit, type AdmitDeps } from '../middleware/admit.ts'
import { allowCookies } from '../middleware/cors.ts'
import type { Context, Middleware } from '../middleware/state.ts'
import { isAsMade } from '../request/is-as-made.ts'
import { parseJson } from '../request/json.ts'
import { keyOf, type parseIdentify } from '../request/parse-identify.ts'
import { readBody } from '../request/read-body.ts'
import type { Sealer } from '../sealing/sealer.ts'
import type { TlsFingerprint } from '../request/tls-fingerprint.ts'
import type { TokenJar } from '../token/token-jar.ts'
import { visitToken } from '../token/visit-token.ts'
import type { Store } from '../store/store.ts'

export interface IdentifyRouteDeps extends IdentifyDeps, AdmitDeps {
  store: IdentifyDeps['store'] & Pick<Store, 'findToken' | 'saveToken'>
  /** What a body says. */
  parse: typeof parseIdentify
  asnOf: AsnOf
  networkOf: NetworkOf
  crawlerHost: CrawlerHosts
  /** Lower-case name of the header it is in; never evidence itself, since a client may make it up. */
  tlsHeader?: string
  tlsFingerprint: TlsFingerprint
  tokenJar: TokenJar
  sealer: Sealer
  signals: Pick<Config['signals'], 'suspectScoreInPage'>
  privacy: Pick<Config['privacy'], 'rawDeviceAttributes'>
  /** Longest wait for the body, in ms. */
  bodyTimeout: number
  /** ms since the epoch */
  now: () => number
}

/** `text/plain` needs no preflight; a beacon may come without a type. */
const BODY_TYPES = /^(text\/plain|application\/json)?\s*(;|$)/i

/** `POST {base}/i`: a visit in, a visitor out. */
export function identifyRoute(deps: IdentifyRouteDeps): Middleware {
  return async (ctx) => {
    assertReadable(ctx.req)
    const raw = await readBody(ctx.req, { maxBytes: MAX_BODY_BYTES, timeout: deps.bodyTimeout })
    const body = parseJson(raw)
    // Before what may refuse the request: its page wants to read that too.
    if (asksForToken(body)) allowCookies(ctx)
    await deps.limits.gate.inTurn(() => answerVisit(deps, ctx, { raw, body }))
  }
}

async function answerVisit(deps: IdentifyRouteDeps, ctx: Context, { raw, body }: { raw: Buffer; body: unknown }): Promise<void> {
  const { id: environmentId, settings } = await admit(deps, ctx, keyOf(body))
  const request = deps.parse(body)
  const token = await visitToken(deps.store, environmentId, deps.tokenJar.open(ctx.req, request))
  const context = await contextOf(deps, ctx.req, environmentId)
  const asMade = isAsMade(body)
  const event = await identify(deps, request, {
    ...context,
    ...(token.evidence && { token: token.evidence }),
    ...(asMade !== undefined && { asMade }),
    bodyDigest: hash('sha256', raw, 'hex'),
  })
  const left = await token.settle(event)
  if (left !== undefined) ctx.set('set-cookie', deps.tokenJar.cookie(ctx.req, left))
  ctx.state.log['eventId'] = event.event_id
  ctx.state.log['visitorFound'] = event.identification?.visitor_found ?? false
  ctx.set('cache-control', 'no-store')
  const answer = toResponse(event, { zeroTrust: settings.zeroTrust, suspectScore: deps.signals.suspectScoreInPage })
  const sealedResult = await deps.sealer(environmentId, event)
  ctx.body = { ...answer, ...(sealedResult !== undefined && { sealedResult }) } satisfies IdentifyResponse
}

function asksForToken(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'storage' in body && body.storage === ('cookie' satisfies IdentifyRequest['storage'])
}

async function contextOf(deps: IdentifyRouteDeps, request: IncomingMessage, environmentId: string): Promise<Omit<VisitContext, 'bodyDigest'>> {
  const [ipAddress, at] = [deps.clientAddress(request), deps.now()]
  const network = deps.networkOf(ipAddress)
  const crawlerHost = await deps.crawlerHost(request.headers['user-agent'], ipAddress)
  const [asn, tlsFingerprint] = [deps.asnOf(ipAddress) ?? network.asn?.number, deps.tlsFingerprint(request)]
  return {
    environmentId,
    headers: receivedHeaders(request).filter(([name]) => name.toLowerCase() !== deps.tlsHeader),
    ipAddress,
    network: crawlerHost ? { ...network, crawlerHost } : network,
    ...(asn !== undefined && { asn }),
    ...(tlsFingerprint !== undefined && { tlsFingerprint }),
    rawAttributes: deps.privacy.rawDeviceAttributes,
    at,
  }
}

function assertReadable({ headers }: IncomingMessage): void {
  if (!BODY_TYPES.test(headers['content-type'] ?? '')) {
    throw new ServerError('request_cannot_be_parsed', 'invalid content-type: expected text/plain or application/json')
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new ServerError('request_cannot_be_parsed', 'invalid content-encoding: expected none')
  }
}

/** Name and value pairs in the order received: the order itself is evidence. */
function receivedHeaders({ rawHeaders }: IncomingMessage): [name: string, value: string][] {
  const pairs: [string, string][] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? ''])
  return pairs
}
