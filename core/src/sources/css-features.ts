import { absent, ok, type Source } from './source.ts'

/**
 * Properties and, with a colon, selectors. Chosen with MDN's browser-compat-data as those that split Chrome 80 to 158,
 * Firefox 78 to 160 and Safari 14 to 27 into the most groups of versions (36, 27 and 17).
 * The order is the wire format: add at the end, take none away.
 */
const PROBES =
  'accent-color appearance border-shape caret-shape corner-shape field-sizing fit-tolerance font-palette font-synthesis-style font-variant-emoji font-width frame-sizing hyphenate-limit-chars interactivity margin-trim math-depth offset-position overflow-anchor position-try-fallbacks position-try-order print-color-adjust reading-flow rule text-autospace text-box text-fit text-justify text-wrap-style transition-behavior view-timeline view-transition-name window-drag zoom :autofill ::details-content :modal :muted :open :target-after ::target-text'

/** Which of the probed CSS features the engine has: `1` or `0` each, in probe order. */
export const cssFeatures: Source<'cssFeatures'> = ({ CSS }) =>
  CSS?.supports
    ? ok(PROBES.replace(/(\S+) ?/g, (_, probe: string) => (CSS.supports(probe.startsWith(':') ? `selector(${probe})` : `(${probe}:inherit)`) ? '1' : '0')))
    : absent()
