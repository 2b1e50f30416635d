import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** In s: from a look-up in memory to what an agent no longer waits for. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = ReturnType<typeof createMetrics>

/** What one process tells of itself; labels are routes, codes and outcomes, never anything of a visitor. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Counter({ name: 'selfsame_requests_total', help: 'Requests by route and status', labelNames: ['method', 'route', 'status'], registers }),
    requestSeconds: new Histogram({ name: 'selfsame_request_seconds', help: 'Time to the end of the answer, by route', labelNames: ['route'], buckets: SECONDS, registers }),
    stageSeconds: new Histogram({
      name: 'selfsame_identify_stage_seconds',
      help: 'Time of an identification by stage: parse, candidates, decide, write, and signals within write',
      labelNames: ['stage'],
      buckets: SECONDS,
      registers,
    }),
    candidates: new Histogram({ name: 'selfsame_candidates', help: 'Known visitors that a visit was compared with', buckets: [0, 1, 2, 4, 8, 16, 32], registers }),
    decisions: new Counter({ name: 'selfsame_decisions_total', help: 'Identifications by outcome: found, new, repeated', labelNames: ['outcome'], registers }),
    confidence: new Histogram({ name: 'selfsame_confidence', help: 'Confidence that was answered', buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1], registers }),
    signalFailures: new Counter({ name: 'selfsame_signal_failures_total', help: 'Signals that threw and left their fields out, by name', labelNames: ['signal'], registers }),
    webhookAttempts: new Counter({ name: 'selfsame_webhook_attempts_total', help: 'Deliveries attempted, by outcome', labelNames: ['outcome'], registers }),
    /** A number that is read when it is asked for. */
    gauge<L extends string>(name: string, help: string, labelNames: L[], read: () => Promise<readonly [Record<L, string>, number][]>) {
      const gauge: Gauge<L> = new Gauge({
        name,
        help,
        labelNames,
        registers,
        async collect() {
          const values = await read()
          gauge.reset()
          for (const [labels, value] of values) gauge.set(labels as never, value)
        },
      })
    },
  }
}
