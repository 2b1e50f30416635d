import type { IdentifyRequest } from '@selfsame/contract'
import { createCollection } from './collection.ts'
import { createConsent } from './consent.ts'
import { SelfsameError } from './errors.ts'
import { createFlights } from './flights.ts'
import { createIdentification } from './identify.ts'
import { inertAgent } from './inert-agent.ts'
import { readNote, timeoutOf, type Note } from './note.ts'
import { buildRequest } from './request.ts'
import type { SourceWindow } from './sources/source.ts'
import { createState } from './state.ts'
import { clearToken } from './token.ts'
import type { Agent, StartOptions } from './types.ts'

/**
 * Makes an agent. Cheap: the page is read once it is idle, or at the first `get` or `collect`.
 *
 * Never throws: wrong options are what `get` rejects with. On a server the agent is inert.
 */
export function start(options: StartOptions): Agent {
  return typeof window === 'undefined' ? inertAgent() : liveAgent(window, options)
}

function liveAgent(window: SourceWindow, options: StartOptions): Agent {
  const consent = createConsent(options.consent)
  const state = createState({ status: consent.granted() ? 'idle' : 'awaiting-consent' })
  const collection = createCollection(window, options.sources)
  const payloads = createFlights<IdentifyRequest>()
  const payload = async (note: Note) => buildRequest(window, options, { components: await collection.read(), note, consent })
  const identification = createIdentification(window, options, { state, payload })
  if (consent.granted()) collection.warmUp()
  return {
    subscribe: state.subscribe,
    getState: state.get,
    async get(getOptions = {}) {
      consent.check()
      return identification.get(getOptions)
    },
    async collect(getOptions = {}) {
      consent.check()
      const note = readNote(options, getOptions)
      return payloads.launch(Symbol(), () => payload(note)).join(timeoutOf(options, getOptions), getOptions.signal)
    },
    grantConsent() {
      if (consent.granted()) return
      consent.grant()
      state.reset({ status: 'idle' })
      collection.warmUp()
    },
    revokeConsent() {
      const reason = new SelfsameError('network_abort', 'Consent was revoked')
      consent.revoke()
      state.reset({ status: 'awaiting-consent' })
      payloads.abortAll(reason)
      identification.forget(reason)
      collection.stop()
      if (options.storage === 'cookie') clearToken(window, options.endpoint)
    },
  }
}
