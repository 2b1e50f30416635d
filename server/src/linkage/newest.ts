import type { Version } from './browser.ts'
import type { Snapshot } from './candidate.ts'
import { versionStep } from './comparators/version-step.ts'
import type { VisitRecord } from './record.ts'

const step = versionStep(0)
const OLDER = step.levels - 1

function newest(versions: readonly (Version | undefined)[]): Version | undefined {
  return versions.reduce((best, version) => {
    if (!best || !version) return best ?? version
    const order = step.level(version, best)
    // of two that agree as far as both tell, the longer one tells more
    return order === OLDER || (order === 0 && version.length <= best.length) ? best : version
  }, undefined)
}

/**
 * Sets the newest versions ever seen of a visitor. Screens and networks flip back, versions do not: a visit older than
 * them is a downgrade, whichever snapshot it resembles.
 */
export function newestVersions(snapshots: readonly Snapshot[]): Pick<VisitRecord, 'version' | 'osVersion'> {
  const version = newest(snapshots.map(({ record }) => record.version))
  const osVersion = newest(snapshots.map(({ record }) => record.osVersion))
  return { ...(version && { version }), ...(osVersion && { osVersion }) }
}
