import { expect, it } from 'vitest'
import { SelfsameError } from './errors.ts'
import type { VisitorData } from './types.ts'
import { visitorView } from './visitor-view.ts'

const data: VisitorData = {
  eventId: '1700000000000.000001',
  visitorId: 'AbCdEfGhIjKlMnOpQrSt',
  visitorFound: true,
  confidence: { score: 0.9 },
  firstSeenAt: 0,
  lastSeenAt: 0,
  cacheHit: false,
}
const error = new SelfsameError('client_timeout', 'Late')
const nothing = { data: undefined, error: undefined, isLoading: false, isFetched: false }

it.each([
  [{ status: 'idle' }, nothing],
  [{ status: 'awaiting-consent' }, nothing],
  [{ status: 'loading' }, { ...nothing, isLoading: true }],
  [{ status: 'loading', data }, { ...nothing, data, isLoading: true }],
  [{ status: 'success', data }, { ...nothing, data, isFetched: true }],
  [{ status: 'error', error }, { ...nothing, error, isFetched: true }],
  [{ status: 'error', error, data }, { ...nothing, data, error, isFetched: true }],
] as const)('%j names every field', (state, fields) => {
  expect(visitorView(state)).toEqual({ status: state.status, ...fields })
})
