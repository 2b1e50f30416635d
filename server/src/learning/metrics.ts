import type { Answer, HistoryVisit } from './matcher.ts'
import { calibration, type ReliabilityBin } from './metrics-calibration.ts'
import { curve, precisionAtRecall, recallAtPrecision, thinned, type CurvePoint } from './metrics-curve.ts'
import { judge, linkCounts, type LinkFigures } from './metrics-links.ts'
import { recallBy, type ByTruth } from './metrics-recall.ts'
import { tracking, type TrackingFigures } from './metrics-tracking.ts'

/** Points kept of a precision-recall curve. */
const MOST_POINTS = 40

/** How well a matcher did on a history: shares in 0..1, times in days. */
export interface Metrics extends LinkFigures, TrackingFigures {
  /** Expected calibration error over links, 15 bins. */
  ece: number
  reliability: ReliabilityBin[]
  /** Most recall at a precision of .99 or more, when only links above some confidence are taken. */
  recallAtPrecision99: number
  /** Best precision at a recall of .70 or more. */
  precisionAtRecall70: number
  curve: CurvePoint[]
  recallBy: ByTruth
  returnsBy: ByTruth
}

export interface MetricsCollector {
  /** Takes a visit and its answer; visits come in order of time. */
  add(visit: HistoryVisit, answer: Answer): void
  /** @param merged younger -> older, as the matcher has it at the end */
  result(merged: ReadonlyMap<string, string>): Metrics
}

/** Measures a matcher while it answers: memory grows with browsers and ids, not with visits. */
export function createMetrics(): MetricsCollector {
  const verdict = judge()
  const [links, calibrated, confidences, by, tracked] = [linkCounts(), calibration(), curve(), recallBy(), tracking()]
  let returns = 0
  return {
    add(visit, answer) {
      const judged = verdict(visit, answer)
      const { kind, first } = judged
      if (!first) returns += 1
      links.add(judged)
      by.add(visit, judged)
      tracked.add(visit, answer)
      if (kind === 'new') return
      calibrated.add(answer.confidence, kind === 'right-link')
      confidences.add(answer.confidence, kind === 'right-link')
    },
    result(merged) {
      const points = confidences.points(returns)
      return {
        ...links.figures(),
        ece: calibrated.ece(),
        recallAtPrecision99: recallAtPrecision(points, 0.99),
        precisionAtRecall70: precisionAtRecall(points, 0.7),
        ...tracked.figures(merged),
        recallBy: by.recall(),
        returnsBy: by.returns(),
        reliability: calibrated.reliability(),
        curve: thinned(points, MOST_POINTS),
      }
    },
  }
}
