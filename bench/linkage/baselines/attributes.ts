import type { ComponentName } from '@selfsame/contract'
import type { Answer, HistoryVisit } from '../../../server/src/learning/matcher.ts'

/** A component as one text, to be equal or not; where there is no value, why. */
export function component({ components }: HistoryVisit, name: ComponentName): string {
  const result = components[name]
  if (!result) return 'absent'
  return result.state === 'ok' ? JSON.stringify(result.value) : result.state
}

/** A request header's value; empty where it was not sent. */
export function header({ headers }: HistoryVisit, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
}

/** Several texts as one key that no other several give. */
export const joined = (texts: readonly string[]): string => JSON.stringify(texts)

/** What a baseline answers: it has no doubts, so it says 1. */
export const linkedTo = (visitorId: string): Answer => ({ visitorId, visitorFound: true, confidence: 1 })

/** Ids one after the other, each for a new visitor. */
export function newIds(prefix: string): () => Answer {
  let count = 0
  return () => {
    count += 1
    return { visitorId: `${prefix}${count}`, visitorFound: false, confidence: 1 }
  }
}

/** No baseline finds out later that two ids are one browser's. */
export const nothingMerged: () => ReadonlyMap<string, string> = () => new Map()
