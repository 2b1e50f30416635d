/** Precision and recall when only links of at least this confidence are taken; a link below it counts as no answer. */
export interface CurvePoint {
  threshold: number
  precision: number
  recall: number
}

export interface Curve {
  /** @param confidence in 0..1 */
  add(confidence: number, right: boolean): void
  /** One point for each confidence that occurs, as finely as 1/64 bit of odds; recall rising. */
  points(returns: number): CurvePoint[]
}

/** Cells a bit of log-odds: calibrated confidences crowd near 1, where a fixed step in 0..1 would see one value. */
const CELLS_PER_BIT = 64
const MOST_BITS = 52

function cellOf(confidence: number): number {
  const bits = Math.log2(confidence / (1 - confidence))
  return Math.round(Math.min(MOST_BITS, Math.max(-MOST_BITS, bits)) * CELLS_PER_BIT)
}

/** Sorts links by confidence into cells, so that memory is bounded however many there are. */
export function curve(): Curve {
  const cells = new Map<number, { lowest: number; links: number; right: number }>()
  return {
    add(confidence, right) {
      const key = cellOf(confidence)
      const cell = cells.get(key) ?? { lowest: confidence, links: 0, right: 0 }
      cells.set(key, { lowest: Math.min(cell.lowest, confidence), links: cell.links + 1, right: cell.right + Number(right) })
    },
    points(returns) {
      let [links, right] = [0, 0]
      return [...cells.entries()]
        .sort(([left], [other]) => other - left)
        .map(([, cell]) => {
          links += cell.links
          right += cell.right
          return { threshold: cell.lowest, precision: right / links, recall: returns === 0 ? 0 : right / returns }
        })
    },
  }
}

/** Most recall that a threshold leaves at this precision or more; 0 where none reaches it. */
export function recallAtPrecision(points: readonly CurvePoint[], least: number): number {
  return Math.max(0, ...points.filter(({ precision }) => precision >= least).map(({ recall }) => recall))
}

/** Best precision that a threshold gives at this recall or more; 0 where none reaches it. */
export function precisionAtRecall(points: readonly CurvePoint[], least: number): number {
  return Math.max(0, ...points.filter(({ recall }) => recall >= least).map(({ precision }) => precision))
}

/** At most so many points, spread evenly along the recall, first and last among them: enough to draw. */
export function thinned(points: readonly CurvePoint[], most: number): CurvePoint[] {
  const last = points.at(-1)
  if (points.length <= most || !last) return [...points]
  const step = last.recall / (most - 2)
  let next = 0
  const kept = points.filter(({ recall }) => {
    if (recall < next) return false
    next = (Math.floor(recall / step) + 1) * step
    return true
  })
  return kept.at(-1) === last ? kept : [...kept, last]
}
