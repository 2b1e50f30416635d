import { SelfsameError } from '../errors.ts'
import { createState } from '../state.ts'
import type { Agent, GetOptions, VisitorData } from '../types.ts'

export const DATA = {
  eventId: '1700000000000.000001',
  visitorId: 'AAAAAAAAAAAAAAAAAAAA',
  visitorFound: false,
  confidence: { score: 1 },
  firstSeenAt: 0,
  lastSeenAt: 0,
  cacheHit: false,
} satisfies VisitorData

export interface Asked {
  options: GetOptions
  resolve(data: VisitorData): void
  reject(error: SelfsameError): void
}

/** An agent whose every request the test answers itself; a request that is given up rejects. */
export function fakeAgent(consent: 'granted' | 'required' = 'granted'): { agent: Agent; asked: Asked[] } {
  const state = createState({ status: consent === 'granted' ? 'idle' : 'awaiting-consent' })
  const asked: Asked[] = []
  const agent: Agent = {
    subscribe: state.subscribe,
    getState: state.get,
    collect: () => Promise.reject(new Error('unused')),
    get(options = {}) {
      if (state.get().status === 'awaiting-consent') return Promise.reject(new SelfsameError('consent_required', 'No'))
      const answer = new Promise<VisitorData>((resolve, reject) => {
        asked.push({ options, resolve, reject })
        options.signal?.addEventListener('abort', () => reject(new SelfsameError('network_abort', 'Given up')))
      })
      state.follow(answer)
      return answer
    },
    grantConsent: () => state.reset({ status: 'idle' }),
    revokeConsent: () => state.reset({ status: 'awaiting-consent' }),
  }
  return { agent, asked }
}

/** Lets promises that are settled be noticed. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve))
