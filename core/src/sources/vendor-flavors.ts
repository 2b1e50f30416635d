import { ok, type Source } from './source.ts'

/** Globals that tell makes of one engine apart: Chrome, Safari, Opera, Yandex, Vivaldi, UC, Samsung, and iOS shells. */
const MARKS = 'chrome safari webkit opr oprt yandex vivaldi ucweb samsungAr __firefox__ __gCrWeb __edgeTrackingPreventionStatistics'

/**
 * Marks of a browser's make that `window` has, in probe order, with `brave` last; none is a value too. Own properties only:
 * an element with such an id is no mark.
 */
export const vendorFlavors: Source<'vendorFlavors'> = (window) => {
  const found = MARKS.split(' ').filter((mark) => Object.prototype.hasOwnProperty.call(window, mark))
  return ok('brave' in window.navigator ? [...found, 'brave'] : found)
}
