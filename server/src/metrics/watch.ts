import type { Gate } from '../limits/gate.ts'
import type { SignalReader } from '../signal-reader.ts'
import type { Store } from '../store/store.ts'
import type { Metrics } from './metrics.ts'

/** The store, with the stages of an identification timed and its outcome counted. */
export function watchedStore(store: Store, metrics: Metrics): Store {
  const { stageSeconds, candidates, decisions, confidence } = metrics
  return {
    ...store,
    async candidates(...args) {
      const end = stageSeconds.startTimer({ stage: 'candidates' })
      const found = await store.candidates(...args)
      end()
      candidates.observe(found.length)
      return found
    },
    async persist(visit) {
      const end = stageSeconds.startTimer({ stage: 'write' })
      const result = await store.persist(visit)
      end()
      if (result.outcome === 'claimed') return result // decided anew, and counted then
      const { identification } = result.event
      decisions.inc({ outcome: result.outcome === 'repeated' ? 'repeated' : identification?.visitor_found ? 'found' : 'new' })
      if (identification) confidence.observe(identification.confidence.score)
      return result
    },
  }
}

/** A stage of an identification, timed. */
export function watchedStage<A extends unknown[], R>(stage: 'parse' | 'decide', work: (...args: A) => R, { stageSeconds }: Metrics): (...args: A) => R {
  return (...args) => {
    const end = stageSeconds.startTimer({ stage })
    const result = work(...args)
    end()
    return result
  }
}

/** Signals, both steps timed as one, and their failures counted. Where the second is taken again, so is all of it counted again. */
export function watchedSignals(read: SignalReader, metrics: Metrics): SignalReader {
  return (visit) => {
    const [end, first] = timed(() => read(visit))
    return (counts) => {
      const [reading, second] = timed(() => end(counts))
      metrics.stageSeconds.observe({ stage: 'signals' }, first + second)
      for (const { name, state } of reading.explained) if (state === 'failed') metrics.signalFailures.inc({ signal: name })
      return reading
    }
  }
}

/** @returns what `work` gives, and how long it took, in s */
function timed<T>(work: () => T): [result: T, seconds: number] {
  const begin = performance.now()
  const result = work()
  return [result, (performance.now() - begin) / 1_000]
}

/** Numbers that are read when the collector comes. */
export function watchState(metrics: Metrics, store: Store, gate: Gate): void {
  metrics.gauge('selfsame_in_flight', 'Requests in flight: all, waiting for their turn, worked on', ['state'], async () => {
    const { inFlight, waiting, running } = gate.state()
    return [[{ state: 'all' }, inFlight], [{ state: 'waiting' }, waiting], [{ state: 'running' }, running]]
  })
  metrics.gauge('selfsame_webhook_outbox', 'Deliveries by endpoint: pending, dead', ['webhook', 'state'], async () => {
    const depths = await store.outboxDepth()
    return depths.flatMap(({ webhookId: webhook, pending, dead }) => [[{ webhook, state: 'pending' }, pending] as const, [{ webhook, state: 'dead' }, dead] as const])
  })
  metrics.gauge('selfsame_webhook_lag_seconds', 'How long the delivery waits that is due for longest, by endpoint', ['webhook'], async () => {
    const depths = await store.outboxDepth()
    return depths.map(({ webhookId: webhook, lag }) => [{ webhook }, lag / 1_000] as const)
  })
  metrics.gauge('selfsame_database_pool', 'Connections in use and free, and queries that wait for one', ['state'], async () => {
    const { used, free, waiting } = store.pool()
    return [[{ state: 'used' }, used], [{ state: 'free' }, free], [{ state: 'waiting' }, waiting]]
  })
}
