import { createHash } from 'node:crypto'
import type { Position } from '../store/search-store.ts'

/** Where a search goes on. Its time is that of the first page, so that no page's moves away under the next. */
export interface Page {
  beyond: Position
  /** ms since the epoch */
  start: number
  end: number
}

/** What may change from page to page. */
const OF_THE_PAGE = new Set(['limit', 'pagination_key', 'total_hits', 'ii'])

/**
 * Stands for what was asked for and by whom: a key is of use with the same parameters in the same environment alone, and
 * with others would skip events silently. No secret is needed: it can say no more than a place in time.
 */
export function digestOf(environmentId: string, params: URLSearchParams): string {
  const asked = [...params].filter(([name]) => !OF_THE_PAGE.has(name)).sort()
  return createHash('sha256').update(JSON.stringify([environmentId, asked])).digest('base64url').slice(0, 16)
}

export function toPageKey({ beyond, start, end }: Page, digest: string): string {
  return Buffer.from([beyond.timestamp, beyond.eventId, start, end, digest].join(' ')).toString('base64url')
}

/** @returns undefined: it is no key, or one of another search */
export function fromPageKey(key: string, digest: string): Page | undefined {
  const pattern = /^(\d{1,16}) (\d{13}\.[A-Za-z0-9]{6}) (\d{1,16}) (\d{1,16}) ([\w-]{16})$/
  const [, timestamp, eventId, start, end, written] = pattern.exec(Buffer.from(key, 'base64url').toString('latin1')) ?? []
  if (eventId === undefined || written !== digest) return undefined
  return { beyond: { timestamp: Number(timestamp), eventId }, start: Number(start), end: Number(end) }
}
