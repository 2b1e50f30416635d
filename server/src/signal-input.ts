import { browserDetailsOf, userAgentOf } from './event.ts'
import { countedComparisons, type Packed, type Statistics } from './linkage/index.ts'
import { NOTHING_KNOWN, type Population, type SignalVisit } from './signals/index.ts'
import type { LinkedVisit } from './to-visit.ts'

/** All of a visit that signals may look at but for what the operator chose. */
export type SignalInput = Omit<SignalVisit, 'options'>

/** What of a visit signals may look at. */
export function signalInput({ request, context, link, population }: LinkedVisit): SignalInput {
  const { headers, ipAddress, network, tlsFingerprint, asMade, at } = context
  const userAgent = userAgentOf(request, context)
  const browser = browserDetailsOf(request, userAgent)
  return {
    components: request.components,
    clock: request.clock,
    headers,
    ...(userAgent && { userAgent }),
    ...(browser && { browser }),
    ipAddress,
    network: network ?? NOTHING_KNOWN,
    ...(tlsFingerprint !== undefined && { tlsFingerprint }),
    ...(asMade !== undefined && { asMade }),
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
  const device = statistics.device(record)
  return {
    visitors: statistics.visitors,
    showing: Object.fromEntries(countedComparisons.map((name, index) => [name, counts[index] ?? 0])),
    ...(device && { device }),
    combinations: statistics.combinations(record),
  }
}
