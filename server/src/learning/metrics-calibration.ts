const BINS = 15

/** Links whose confidence fell into one of 15 bins of equal width. */
export interface ReliabilityBin {
  /** Ends of the bin; the last one holds 1 too. */
  from: number
  to: number
  links: number
  /** Mean of the confidences said. */
  confidence: number
  /** Share of the links that were right. */
  accuracy: number
}

export interface Calibration {
  /** @param confidence in 0..1 */
  add(confidence: number, right: boolean): void
  /** Bins that hold a link, rising. */
  reliability(): ReliabilityBin[]
  /** Expected calibration error: mean over links of |accuracy - confidence| of their bin; 0 without a link. */
  ece(): number
}

/** @see Guo et al. (2017), On Calibration of Modern Neural Networks, https://arxiv.org/abs/1706.04599 */
export function calibration(): Calibration {
  const bins = Array.from({ length: BINS }, () => ({ links: 0, said: 0, right: 0 }))
  const reliability = (): ReliabilityBin[] =>
    bins.flatMap(({ links, said, right }, index) =>
      links === 0 ? [] : [{ from: index / BINS, to: (index + 1) / BINS, links, confidence: said / links, accuracy: right / links }],
    )
  return {
    add(confidence, right) {
      const bin = bins[Math.min(BINS - 1, Math.max(0, Math.floor(confidence * BINS)))]
      if (!bin) throw new RangeError(`a confidence is a number in 0..1, not ${confidence}`)
      bin.links += 1
      bin.said += confidence
      if (right) bin.right += 1
    },
    reliability,
    ece() {
      const filled = reliability()
      const all = filled.reduce((sum, { links }) => sum + links, 0)
      return filled.reduce((sum, { links, confidence, accuracy }) => sum + (links / all) * Math.abs(accuracy - confidence), 0)
    },
  }
}
