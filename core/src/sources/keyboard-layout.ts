import { blockedIfDenied } from './lib/denied.ts'
import type { WiderNavigator } from './lib/non-standard.ts'
import { absent, ok, type Source } from './source.ts'

/** Keys whose letter differs most between QWERTY, QWERTZ, AZERTY and Dvorak. */
const PROBE_KEYS = ['KeyQ', 'KeyW', 'KeyY', 'KeyZ', 'KeyM', 'Semicolon']

/**
 * Letters at the probe keys, comma-joined: `q,w,y,z,m,;` on a US keyboard. Chromium in secure contexts only; `blocked` in
 * a frame that lacks the `keyboard-map` permission, absent where the system names no layout.
 *
 * @see https://wicg.github.io/keyboard-map/
 */
export const keyboardLayout: Source<'keyboardLayout'> = async (window) => {
  const { keyboard }: WiderNavigator = window.navigator
  if (!keyboard?.getLayoutMap) return absent()
  try {
    const layout = await keyboard.getLayoutMap()
    const letters = PROBE_KEYS.map((key) => layout.get(key) ?? '')
    return letters.some(Boolean) ? ok(letters.join().slice(0, 64)) : absent()
  } catch (error) {
    return blockedIfDenied(error)
  }
}
