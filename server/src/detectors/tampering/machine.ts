import type { Detector } from '../detector.ts'
import { claim, engineOf } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** GiB that browsers round to. */
const MEMORIES: ReadonlySet<number> = new Set([0.25, 0.5, 1, 2, 4, 8, 16, 32, 64])
/** The byte of a NaN's sign on x86. */
const X86 = 255

/** Memory, processor or touch screen as this browser or system never tells them. */
export const machine: Detector = (sighting) => {
  const { components } = sighting
  const [engine, { system }] = [engineOf(components), claim(sighting)]
  const memory = read(components, 'deviceMemory')
  if (memory !== undefined && (!MEMORIES.has(memory) || (engine !== undefined && engine !== 'blink'))) {
    return { weight: 0.9, reason: 'The memory is told as this browser never tells it.' }
  }
  if (system === 'ios' && read(components, 'floatArchitecture') === X86) {
    return { weight: 1, reason: 'The processor is not that of a phone.' }
  }
  const phone = system === 'ios' || system === 'android'
  return phone && read(components, 'touch')?.points === 0 ? { weight: 0.8, reason: 'A phone without a touch screen.' } : undefined
}
