import { engineOf, read } from '../detectors/index.ts'
import type { Signal } from './signal.ts'

/**
 * A private window, as far as it can be told. Firefox refuses the origin's own files in private windows alone, as long as
 * storage is not blocked altogether. Chromium's incognito windows and WebKitGTK's are like all others, so that nothing is said of them.
 */
export const incognito: Signal<'incognito'> = ({ components }) => {
  const answer = read(components, 'privateFiles')
  const stored = read(components, 'storageAvailability')
  if (engineOf(components) !== 'gecko' || !stored?.local || !stored.indexedDb) return undefined
  if (answer === 'ok') return { fields: { incognito: false }, detectors: [] }
  if (answer !== 'SecurityError') return undefined
  return { fields: { incognito: true }, detectors: [{ name: 'private-files', weight: 1, reason: 'The origin\'s own files are refused, though it has storage.' }] }
}
