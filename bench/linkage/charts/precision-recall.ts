import { line } from 'd3-shape'
import type { CurvePoint } from '../../../server/src/learning/metrics-curve.ts'
import type { LinkageResult } from '../run.ts'
import { frame, px, svg, type Axis } from './frame.ts'
import { percent, seriesOf } from './series.ts'

const X: Axis = { title: 'recall: returns linked to the right visitor', domain: [0, 1], format: percent }
const Y: Axis = { title: 'precision: links that are right', domain: [0.6, 1], format: percent }

/** Precision against recall as the confidence asked for falls; one line a seed, a dot where all links are taken. */
export function precisionRecallChart(result: LinkageResult): string {
  const { x, y } = frame(X, Y)
  const path = line<CurvePoint>((point) => x(point.recall), (point) => y(Math.max(0.6, point.precision))).digits(1)
  const series = seriesOf(result, true)
  const marks = series.flatMap(({ legend, results }) =>
    results.flatMap(({ curve, precision, recall }) => [
      // a matcher without doubts has one point and no curve
      ...(curve.length > 1 ? [`<path class="${legend.style}" d="${path(curve) ?? ''}"/>`] : []),
      `<circle class="${legend.style}" cx="${px(x(recall))}" cy="${px(y(Math.max(0.6, precision)))}" r="4"/>`,
    ]),
  )
  const words = { title: 'Precision and recall of links', description: 'Precision against recall when only links above a confidence are taken, with network evidence.' }
  return svg(words, { x: X, y: Y }, series.map(({ legend }) => legend), marks)
}
