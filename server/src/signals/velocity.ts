import type { CountedSignal } from './signal.ts'

/** How often the visitor, its address and its linked id came of late; counted by the store. */
export const velocity: CountedSignal<'velocity'> = ({ velocity: counted }) => counted && { fields: { velocity: counted }, detectors: [] }
