import { engine } from '../engine.ts'
import { absent, ok, type Source, type SourceWindow } from './source.ts'

/** Of V8 alone. */
interface StackWording {
  prepareStackTrace?: unknown
}

/** How deep, and how often at each try, a call is put off: 1 us each as a rule, 50 us and more where calls are followed. */
const [DEPTH, TIMES, TRIES] = [150, 100, 3]
/** Between the two, for all of one try, in ms. */
const SLOW_MS = 0.5

/** Blink words an error's stack when it hands it on to whoever listens, and not before; `groupEnd` shows it nowhere. */
function isHeard({ console, Error }: SourceWindow): boolean {
  const wording = Error as unknown as StackWording
  const before = Object.getOwnPropertyDescriptor(wording, 'prepareStackTrace')
  let asked = false
  wording.prepareStackTrace = () => {
    asked = true
    return ''
  }
  const handOn = console.groupEnd as (value: object) => void
  handOn(new Error())
  delete wording.prepareStackTrace
  if (before) Object.defineProperty(wording, 'prepareStackTrace', before)
  return asked
}

/** Runs `work` at the end of a chain of calls; the sum keeps them from becoming a loop. */
const atDepth = (depth: number, work: () => number): number => (depth ? atDepth(depth - 1, work) + 0 : work())

/** A debugger that follows calls into callbacks notes the whole stack each time one is put off. */
function followsCalls({ performance }: SourceWindow): boolean {
  const work = () => {
    const start = performance.now()
    for (let time = 0; time < TIMES; time++) void Promise.resolve().then(Date)
    return performance.now() - start
  }
  return Array.from({ length: TRIES }, () => atDepth(DEPTH, work)).every((ms) => ms > SLOW_MS)
}

/**
 * Who listens to the page's console. `debugger`: one that follows calls into callbacks too, as developer tools do.
 * `listener`: one that does not, as programs do by the DevTools protocol's `Runtime` domain. Absent in Gecko and WebKit, where nothing
 * quiet tells.
 */
export const consoleWatched: Source<'consoleWatched'> = (window) => {
  if (engine(window) !== 'blink') return absent()
  return ok(!isHeard(window) ? 'nobody' : followsCalls(window) ? 'debugger' : 'listener')
}
