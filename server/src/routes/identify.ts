import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { MAX_BODY_BYTES } from '@selfsame/contract'
import { ServerError } from '../errors.ts'
import { toResponse } from '../event.ts'
import { identify, type IdentifyDeps } from '../identify.ts'
import type { Keyring } from '../keys/keyring.ts'
import { environmentOfPublicKey } from '../middleware/keys.ts'
import type { Middleware } from '../middleware/state.ts'
import type { ClientAddress } from '../request/client-address.ts'
import { parseJson } from '../request/json.ts'
import { keyOf, parseIdentify } from '../request/parse-identify.ts'
import { readBody } from '../request/read-body.ts'

export interface IdentifyRouteDeps extends IdentifyDeps {
  keyring: Keyring
  clientAddress: ClientAddress
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
    const environmentId = await environmentOfPublicKey(deps.keyring, keyOf(body))
    const event = await identify(deps, parseIdentify(body), {
      environmentId,
      headers: receivedHeaders(ctx.req),
      ipAddress: deps.clientAddress(ctx.req),
      bodyDigest: createHash('sha256').update(raw).digest('hex'),
      at: deps.now(),
    })
    const answer = toResponse(event)
    ctx.state.log['eventId'] = answer.eventId
    ctx.state.log['visitorFound'] = answer.visitorFound
    ctx.set('cache-control', 'no-store')
    ctx.body = answer
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
