import type { Comparator } from './comparator.ts'

/** Width and height in CSS pixels, larger first, and device pixels per CSS pixel. */
export interface ScreenSize {
  css: readonly number[]
  ratio: number
}

/** Rounding of CSS pixels moves the product by up to the ratio. */
const TOLERANCE = 4

const near = (left: readonly number[], right: readonly number[]): boolean =>
  left.every((side, place) => Math.abs(side - (right[place] ?? 0)) <= TOLERANCE)

const physical = ({ css, ratio }: ScreenSize): number[] => css.map((side) => side * ratio)

/** Compares screens: same | the same under another scale (zoom, scale factor) | other. */
export const screenSize: Comparator<ScreenSize> = {
  levels: 3,
  level(left, right) {
    const sameCss = near(left.css, right.css)
    if (sameCss && left.ratio === right.ratio) return 0
    return sameCss || near(physical(left), physical(right)) ? 1 : 2
  },
}
