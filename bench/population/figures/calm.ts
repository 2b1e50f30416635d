import type { Assumptions } from '../assumptions.ts'

/** The same world without mishaps of single visits: for figures about what browsers are, not what a visit saw of them. */
export const calm = (assumptions: Assumptions): Assumptions => ({
  ...assumptions,
  missing: { devices: 0, voices: 0, late: 0, failed: 0, sparse: 0, unsent: 0, lost: 0, headers: 0 },
  rendering: { ...assumptions.rendering, sceneNoise: 0 },
  changes: { ...assumptions.changes, privateUsers: 0, rotated: 0 },
})
