import type { WiderNavigator } from './lib/non-standard.ts'
import { absent, noised, ok, type Source } from './source.ts'

/**
 * Memory in GiB, as Blink rounds and caps it; secure contexts only. `noised` in Brave, which draws it by lot.
 *
 * @see https://www.w3.org/TR/device-memory/
 * @see https://github.com/brave/brave-browser/wiki/Fingerprinting-Protections
 */
export const deviceMemory: Source<'deviceMemory'> = (window) => {
  const { deviceMemory: memory, brave }: WiderNavigator = window.navigator
  if (memory === undefined) return absent()
  return brave ? noised() : ok(memory)
}
