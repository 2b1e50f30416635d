import type { IdentifyRequest } from '@selfsame/contract'
import { createCache } from './cache.ts'
import { resolveEndpoints } from './endpoints.ts'
import { SelfsameError } from './errors.ts'
import { createFlights } from './flights.ts'
import { readNote, timeoutOf, type Note } from './note.ts'
import type { SourceWindow } from './sources/source.ts'
import { stableKey } from '@selfsame/contract/check'
import type { StateStore } from './state.ts'
import { credentialsOf, tokenField } from './token.ts'
import { deliver } from './transport.ts'
import type { GetOptions, StartOptions, VisitorData } from './types.ts'

/** Answers `get`: from the cache, from a request under way, or from the server. */
export interface Identification {
  get(getOptions: GetOptions): Promise<VisitorData>
  /** Ends what is under way with `reason` and empties the cache. */
  forget(reason: SelfsameError): void
}

interface Means {
  state: StateStore
  payload(note: Note): Promise<IdentifyRequest>
}

export function createIdentification(window: SourceWindow, options: StartOptions, { state, payload }: Means): Identification {
  const cache = createCache(window, options.cache)
  const flights = createFlights<VisitorData>()

  const ask = async (note: Note, key: string, signal: AbortSignal): Promise<VisitorData> => {
    const endpoints = resolveEndpoints(window, options.endpoint)
    const credentials = credentialsOf(window, options)
    const body = JSON.stringify({ ...(await payload(note)), ...tokenField(options) })
    const answer = await deliver(window, { endpoints, body, credentials, signal })
    const data = { ...answer, cacheHit: false }
    if (!signal.aborted) cache.write(key, data)
    return data
  }

  const launch = (note: Note, key: string, alone: boolean) => {
    const flight = flights.launch(alone ? Symbol(key) : key, (signal) => ask(note, key, signal))
    state.follow(flight.answer)
    return flight
  }

  return {
    async get(getOptions) {
      const note = checked(options, getOptions, state)
      const key = stableKey([options.apiKey, options.endpoint, note])
      const alone = getOptions.ignoreCache === true
      const kept = alone ? undefined : cache.read(key)
      if (kept) return state.show(kept)
      const flight = (!alone && flights.find(key)) || launch(note, key, alone)
      return flight.join(timeoutOf(options, getOptions), getOptions.signal)
    },
    forget(reason) {
      flights.abortAll(reason)
      cache.clear()
    },
  }
}

/** Wrong options are a failure like any other to those who watch the state. */
function checked(options: StartOptions, getOptions: GetOptions, state: StateStore): Note {
  try {
    return readNote(options, getOptions)
  } catch (error) {
    if (error instanceof SelfsameError) state.fail(error)
    throw error
  }
}
