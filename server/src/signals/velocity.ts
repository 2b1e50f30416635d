import type { Signal } from './signal.ts'

/** How often the visitor, its address and its linked id came of late; counted by the store. */
export const velocity: Signal<'velocity'> = ({ velocity: counted }) => counted && { fields: { velocity: counted }, detectors: [] }
