import { clipped } from './lib/text.ts'
import { ok, type Source } from './source.ts'

/** Beginnings of the global and document properties that drivers and headless shells leave. */
const TRACES =
  /^[_$]{0,4}(cdc_|(?:web|fx)?driver_|webdriver|selenium|playwright|pw(?=[A-Z_])|puppeteer|nightmare|phantom|callPhantom|callSelenium|domAutomation|Cypress|cypress|lastWatir|wdio|geb$|fmget_targets|awesomium)/

const traces = (names: readonly string[]) => names.map((name) => TRACES.exec(name)?.[1]).filter((trace) => trace !== undefined)

/**
 * `navigator.webdriver`, and marks that automation leaves on `window`, `document`, the root element and `navigator`, each
 * once, sorted: beginnings of names as in `TRACES`. Evidence for a detector, no verdict.
 *
 * @see https://w3c.github.io/webdriver/#interface
 */
export const automation: Source<'automation'> = ({ document, navigator, window }) => {
  const names = [window, document, navigator].map((place) => Object.getOwnPropertyNames(place))
  const found = new Set(traces([...names.flat(), ...document.documentElement.getAttributeNames()]))
  return ok({ webdriver: !!navigator.webdriver, traces: clipped([...found].sort(), 32) })
}
