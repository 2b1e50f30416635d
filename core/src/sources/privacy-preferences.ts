import type { WiderNavigator } from './lib/non-standard.ts'
import { ok, type Source } from './source.ts'

/** Do Not Track (`1`, `0`; left out where not set) and Global Privacy Control (left out where the browser lacks it). */
export const privacyPreferences: Source<'privacyPreferences'> = (window) => {
  const navigator: WiderNavigator & { readonly doNotTrack?: unknown } = window.navigator
  const tracking = String(navigator.doNotTrack ?? 'unspecified').slice(0, 16)
  const { globalPrivacyControl: control } = navigator
  return ok({
    ...(tracking !== 'unspecified' && { doNotTrack: tracking }),
    ...(control !== undefined && { globalPrivacyControl: !!control }),
  })
}
