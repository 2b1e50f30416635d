import type { IdentifyRequest } from '@selfsame/contract'
import { browserDetailsOf, userAgentOf, type VisitContext } from './event.ts'
import type { Link } from './link.ts'
import { countedComparisons, type Packed, type Statistics } from './linkage/index.ts'
import type { Population, SignalVisit } from './signals/index.ts'

/** What of a visit signals may look at, once it is known whose it is. */
export function signalInput(request: IdentifyRequest, context: VisitContext, link: Link, population: Population): SignalVisit {
  const { headers, ipAddress, tlsFingerprint, at } = context
  const userAgent = userAgentOf(request, context)
  const browser = browserDetailsOf(request, userAgent)
  return {
    components: request.components,
    clock: request.clock,
    headers,
    ...(userAgent && { userAgent }),
    ...(browser && { browser }),
    ipAddress,
    ...(tlsFingerprint !== undefined && { tlsFingerprint }),
    link: {
      visitorId: link.visitorId,
      visitorFound: link.visitorFound,
      confidence: link.confidence.score,
      tokenMismatch: link.tokenMismatch,
    },
    population,
    at,
  }
}

/** How many of an environment's visitors showed what the record shows. */
export function populationOf(statistics: Statistics, record: Packed): Population {
  const counts = statistics.counts(record)
  return {
    visitors: statistics.visitors,
    showing: Object.fromEntries(countedComparisons.map((name, index) => [name, counts[index] ?? 0])),
  }
}
