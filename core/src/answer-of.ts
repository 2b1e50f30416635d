import { SelfsameError } from './errors.ts'
import type { Observation } from './observation.ts'
import type { VisitorData } from './types.ts'

type Outcome = VisitorData | SelfsameError | undefined

/** A promise that says how it ended, as React's `use` reads it: what is settled needs no pause to be shown. */
type Tracked = Promise<VisitorData> & { status?: string; value?: VisitorData; reason?: unknown }

const answers = new WeakMap<Observation, { outcome: Outcome; promise: Tracked }>()

/**
 * The last answer as a promise, for a component that suspends: the same object until there is another answer. Asks the
 * server unless these options were asked before. While the visitor's consent is awaited it is pending; on a server it
 * rejects, which leaves the component to the browser.
 */
export function answerOf(observation: Observation): Promise<VisitorData> {
  const kept = answers.get(observation)
  const outcome = outcomeOf(observation)
  if (kept && kept.outcome === outcome) return kept.promise
  const promise: Tracked = outcome ? settled(outcome) : pending(observation)
  promise.catch(() => undefined) // whoever shows it has the failure
  answers.set(observation, { outcome, promise })
  return promise
}

function outcomeOf(observation: Observation): Outcome {
  const state = observation.getState()
  return 'data' in state ? state.data : 'error' in state ? state.error : undefined
}

function settled(outcome: VisitorData | SelfsameError): Tracked {
  return outcome instanceof SelfsameError
    ? Object.assign(Promise.reject(outcome), { status: 'rejected', reason: outcome })
    : Object.assign(Promise.resolve(outcome), { status: 'fulfilled', value: outcome })
}

function pending(observation: Observation): Promise<VisitorData> {
  if (typeof window === 'undefined') {
    return Promise.reject(new SelfsameError('network_connection', 'There is no page here: the browser asks'))
  }
  return new Promise((resolve, reject) => {
    const stop = observation.subscribe(() => {
      const outcome = outcomeOf(observation)
      if (!outcome) return
      stop()
      answers.set(observation, { outcome, promise: answers.get(observation)?.promise ?? settled(outcome) })
      if (outcome instanceof SelfsameError) reject(outcome)
      else resolve(outcome)
    })
    // Not now: a component that is being rendered must change no other one
    queueMicrotask(observation.load)
  })
}
