import { start, type GetOptions } from '@selfsame/core'

/** What `load` of Fingerprint Pro 3 is given, as far as a Selfsame server has a use for it. */
interface LoadOptions {
  apiKey: string
  endpoint?: string | string[]
}

/** Selfsame's agent in the words of Fingerprint Pro 3: for `customAgent` of its wrappers, while they are being replaced. */
export const proAgent = {
  async load({ apiKey, endpoint }: LoadOptions) {
    const agent = start({ apiKey, ...(endpoint && { endpoint }) })
    return {
      async get({ linkedId, tag, timeout }: GetOptions = {}) {
        const { eventId, confidence, ...data } = await agent.get({ ...(linkedId && { linkedId }), ...(tag && { tag }), ...(timeout && { timeout }) })
        return { ...data, requestId: eventId, confidence: { ...confidence, revision: '' } }
      },
    }
  },
}
