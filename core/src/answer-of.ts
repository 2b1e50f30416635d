import { SelfsameError } from './errors.ts'
import type { Observation } from './observation.ts'
import type { VisitorData } from './types.ts'

type Outcome = VisitorData | SelfsameError | undefined

interface Answer {
  /** What the promise was settled with; undefined while it is pending. */
  outcome: Outcome
  promise: Promise<VisitorData>
}

const answers = new WeakMap<Observation, Answer>()

/**
 * The last answer as a promise, for a component that suspends: the same object until there is another answer. Asks the
 * server unless these options were asked before. While the visitor's consent is awaited it is pending; on a server it
 * rejects, which leaves the component to the browser.
 */
export function answerOf(observation: Observation): Promise<VisitorData> {
  const outcome = outcomeOf(observation)
  const kept = answers.get(observation)
  if (kept && kept.outcome === outcome) return kept.promise
  const answer: Answer = { outcome, promise: outcome ? settled(outcome) : pending(observation, (end) => (answer.outcome = end)) }
  answer.promise.catch(() => undefined) // whoever shows it has the failure
  answers.set(observation, answer)
  return answer.promise
}

function outcomeOf(observation: Observation): Outcome {
  const state = observation.getState()
  return 'data' in state ? state.data : 'error' in state ? state.error : undefined
}

/** An answer says that it is there, as React's `use` reads it: then it is shown without a pause. */
function settled(outcome: VisitorData | SelfsameError): Promise<VisitorData> {
  if (outcome instanceof SelfsameError) return Promise.reject(outcome)
  return Object.assign(Promise.resolve(outcome), { status: 'fulfilled', value: outcome })
}

function pending(observation: Observation, note: (outcome: Outcome) => void): Promise<VisitorData> {
  if (typeof window === 'undefined') return observation.get() // rejects: there is no page
  return new Promise((resolve) => {
    const stop = observation.subscribe(() => {
      const outcome = outcomeOf(observation)
      if (!outcome) return
      stop()
      note(outcome)
      resolve(settled(outcome))
    })
    // Not now: a component that is being rendered must change no other one
    queueMicrotask(observation.load)
  })
}
