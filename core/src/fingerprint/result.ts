import type { SelfsameError, VisitorAnswer, VisitorData } from '../index.ts'
import type { BinaryOutput, FingerprintError, FingerprintResult } from './types.ts'

export function resultOf(data: VisitorData): FingerprintResult {
  return {
    event_id: data.eventId,
    ...(data.visitorId !== undefined && visitorOf(data)),
    sealed_result: data.sealedResult === undefined ? null : binaryOf(data.sealedResult),
    cache_hit: data.cacheHit,
  }
}

function visitorOf(data: VisitorAnswer) {
  return {
    visitor_id: data.visitorId,
    visitor_found: data.visitorFound,
    confidence: data.confidence,
    first_seen_at: data.firstSeenAt,
    last_seen_at: data.lastSeenAt,
    ...(data.suspectScore !== undefined && { suspect_score: data.suspectScore }),
  }
}

/** The agent rejects with nothing but its own class. */
export function errorOf(error: unknown): FingerprintError {
  const failure = error as SelfsameError
  return Object.assign(failure, { event_id: failure.eventId ?? null })
}

function binaryOf(base64: string): BinaryOutput {
  const text = () => base64
  const byteArray = () => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  return { byteArray, blob: () => new Blob([byteArray()]), base64: text, toJSON: text, toString: text, [Symbol.toPrimitive]: text }
}
