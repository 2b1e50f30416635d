import { engine } from '../engine.ts'
import { absent, ok, type Source } from './source.ts'

/** Of V8 alone. */
interface StackWording {
  prepareStackTrace?: unknown
}

/**
 * Whether somebody listens to the page's console: developer tools, or a program by the DevTools protocol's `Runtime`
 * domain. Blink words an error's stack when it hands it on to whoever listens, and not before; `groupEnd` is handed on like
 * a message and shown nowhere. Absent in Gecko and WebKit, where nothing quiet tells.
 */
export const consoleWatched: Source<'consoleWatched'> = (window) => {
  if (engine(window) !== 'blink') return absent()
  const { console, Error } = window
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
  return ok(asked)
}
