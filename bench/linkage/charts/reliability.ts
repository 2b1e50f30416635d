import type { LinkageResult } from '../run.ts'
import { frame, px, svg, type Axis } from './frame.ts'
import { percent, seriesOf } from './series.ts'

const X: Axis = { title: 'confidence said', domain: [0, 1], format: percent }
const Y: Axis = { title: 'links that are right', domain: [0, 1], format: percent }

/** Radius in pixels of a bin with one link; the area grows with the links. */
const DOT = 0.35

/** Says whether of all links given with 0.9, nine in ten are right; one dot a bin and seed, as large as it has links. */
export function reliabilityChart(result: LinkageResult): string {
  const { x, y } = frame(X, Y)
  const selfsame = seriesOf(result, true).slice(0, 1)
  const dots = selfsame.flatMap(({ legend, results }) =>
    results.flatMap(({ reliability }) =>
      reliability.map(({ confidence, accuracy, links }) =>
        `<circle class="${legend.style}" cx="${px(x(confidence))}" cy="${px(y(accuracy))}" r="${px(Math.min(14, 2 + DOT * Math.sqrt(links)))}" opacity="0.7"/>`,
      ),
    ),
  )
  const ideal = `<line class="ideal" x1="${px(x(0))}" y1="${px(y(0))}" x2="${px(x(1))}" y2="${px(y(1))}"/>`
  const words = { title: 'Is the confidence true?', description: 'Share of links that are right, by the confidence given; on the dashed line both agree.' }
  return svg(words, { x: X, y: Y }, selfsame.map(({ legend }) => legend), [ideal, ...dots])
}
