import type { Model } from '../linkage/index.ts'
import type { HistoryVisit } from './matcher.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createReplay } from './replay.ts'

export interface MeasureOptions {
  network: boolean
  model: Model
  /** Told now and then how many visits are done. */
  onProgress?: (visits: number) => void
}

const PROGRESS_VISITS = 10_000

/** How well a model does on a history. */
export async function measure(visits: AsyncIterable<HistoryVisit>, { network, model, onProgress }: MeasureOptions): Promise<Metrics> {
  const replay = createReplay({ network, model })
  const metrics = createMetrics()
  let count = 0
  for await (const visit of visits) {
    metrics.add(visit, replay.visit(visit))
    count += 1
    if (count % PROGRESS_VISITS === 0) onProgress?.(count)
  }
  return metrics.result(replay.merged())
}
