import { blockedIfDenied } from './lib/denied.ts'
import { genuine } from './privacy/genuine.ts'
import { absent, blocked, type Source } from './source.ts'

/**
 * log2 of the storage quota in bytes, rounded to a half: it follows the size of the disk in some browsers, the mode
 * (private or not) in others. `blocked` where storage is, as in a sandboxed frame; secure contexts only.
 */
export const storageQuota: Source<'storageQuota'> = async (window) => {
  const { storage } = window.navigator
  if (!storage?.estimate) return absent()
  if (window.origin === 'null') return blocked() // an opaque origin has no storage: estimate() throws a TypeError
  try {
    const { quota } = await storage.estimate()
    return quota ? genuine(window, Math.round(Math.log2(quota) * 2) / 2) : absent()
  } catch (error) {
    return blockedIfDenied(error)
  }
}
