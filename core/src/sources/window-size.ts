import { ok, type Source } from './source.ts'

/** Outer width and height of the window, inner width and height of the page, in CSS pixels. */
export const windowSize: Source<'windowSize'> = ({ outerWidth, outerHeight, innerWidth, innerHeight }) =>
  ok([outerWidth, outerHeight, innerWidth, innerHeight])
