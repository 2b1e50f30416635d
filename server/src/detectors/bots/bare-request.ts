import type { Detector, Sighting } from '../detector.ts'
import { claimOf, type EngineName } from '../lib/claim.ts'
import { header } from '../lib/read.ts'

/** From which version on a browser tells the request's purpose (`Sec-Fetch-*`) where page and server are secure. */
const PURPOSE_SINCE: Readonly<Record<EngineName, number>> = { blink: 80, gecko: 90, webkit: 17 }

/** Origins of which browsers tell as of secure ones. */
const SECURE = /^https:|^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|[^/]*\.localhost)(?::\d+)?$/

const TOLD = ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'accept-language', 'accept-encoding', 'accept', 'origin'] as const

function expected(sighting: Sighting): readonly string[] {
  const { engine, version = 0 } = claimOf(header(sighting, 'user-agent') ?? '')
  const tells = engine !== undefined && version >= PURPOSE_SINCE[engine] && SECURE.test(header(sighting, 'origin') ?? 'https:')
  return tells ? TOLD : TOLD.filter((name) => !name.startsWith('sec-'))
}

/**
 * Headers are missing that every browser sends with such a request. A back end that passes payloads on must pass on the
 * browser's headers too.
 */
export const bareRequest: Detector = (sighting) => {
  if (sighting.headers.length === 0) return undefined
  const missing = expected(sighting).filter((name) => header(sighting, name) === undefined)
  if (missing.length === 0) return undefined
  return { weight: missing.length > 1 ? 1 : 0.5, reason: `${missing.length} headers are missing that a browser sends with such a request.` }
}
