import { blockedIfDenied } from './lib/denied.ts'
import { ok, type Source } from './source.ts'

/** Whether the page has local storage, session storage and IndexedDB; `blocked` where touching one is refused. Nothing is stored. */
export const storageAvailability: Source<'storageAvailability'> = (window) => {
  try {
    return ok({ local: !!window.localStorage, session: !!window.sessionStorage, indexedDb: !!window.indexedDB })
  } catch (error) {
    return blockedIfDenied(error)
  }
}
