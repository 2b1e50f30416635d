import type { ComponentName, Components } from '@selfsame/contract'

/** What browsers falsify for all their users alike, or for each anew, where they resist fingerprinting. */
const FALSIFIED: readonly ComponentName[] = ['hardwareConcurrency', 'timeZone', 'pointer', 'screenResolution', 'devicePixelRatio', 'audio', 'canvasText']
const SEVERAL = 3

/** How many components the browser itself falsifies, by what the agent declares; 0 where these are too few to say that it resists fingerprinting. */
export function falsifiedIn(components: Components): number {
  const noised = FALSIFIED.filter((name) => components[name]?.state === 'noised').length
  return noised >= SEVERAL ? noised : 0
}
