import { ok, type Source } from './source.ts'

/** How the properties begin that drivers, test tools and headless shells leave. */
const TRACES =
  /^(\$?cdc_|__(webdriver|selenium|fxdriver|driver|playwright|pw|puppeteer|nightmare)|_phantom|callPhantom|_?[Ss]elenium|domAutomation|_*[Cc]ypress|webdriver)/

/**
 * `navigator.webdriver`, and marks that automation leaves on `window`, `document`, `navigator` and the root element: the
 * beginnings of names in `TRACES`, each once, sorted; and `Notification.permission`, which headless browsers answer otherwise
 * than the query of the same. Evidence for a detector, no verdict.
 *
 * @see https://w3c.github.io/webdriver/#interface
 */
export const automation: Source<'automation'> = (window) => {
  const { document, navigator } = window
  // Object.getOwnPropertyNames would make the engine set up every interface: many times as long.
  const names = [window, document, navigator].flatMap((place) => Object.keys(place))
  const traces = new Set([...names, ...document.documentElement.getAttributeNames()].map((name) => TRACES.exec(name)?.[0] ?? ''))
  // A page's own stand-in may say anything.
  const notifications = (window.Notification as { permission?: Partial<string> | null } | undefined)?.permission?.slice?.(0, 16)
  return ok({ webdriver: !!navigator.webdriver, traces: [...traces].filter(Boolean).sort().slice(0, 32), notifications })
}
