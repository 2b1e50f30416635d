import { blockedIfDenied } from './lib/denied.ts'
import { ok, type Source } from './source.ts'

/** Whether the browser says that the page may set cookies; none is set. `blocked` in a sandboxed frame that is refused the question. */
export const cookiesEnabled: Source<'cookiesEnabled'> = ({ navigator }) => {
  try {
    return ok(!!navigator.cookieEnabled)
  } catch (error) {
    return blockedIfDenied(error)
  }
}
