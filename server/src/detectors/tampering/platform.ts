import type { Detector } from '../detector.ts'
import { claim, type SystemName } from '../lib/claim.ts'
import { read } from '../lib/read.ts'

/** What `navigator.platform` begins with on each system; iPads in desktop mode are Macs in both. */
const PLATFORMS: Readonly<Record<SystemName, RegExp>> = {
  windows: /^Win/,
  mac: /^Mac/,
  linux: /^(?:Linux|X11|FreeBSD|OpenBSD)/,
  android: /^(?:Linux|Android|null$|$)/,
  ios: /^(?:iPhone|iPad|iPod|MacIntel$)/,
  chromeos: /^Linux/,
}

/** The platform, or Firefox's system, is another one than the user agent's. */
export const platform: Detector = (sighting) => {
  const { system } = claim(sighting)
  const told = read(sighting.components, 'platform')
  const oscpu = read(sighting.components, 'oscpu')
  if (!system) return undefined
  const wrong = (told !== undefined && !PLATFORMS[system].test(told)) || (oscpu !== undefined && system !== 'android' && !claimOfOscpu(oscpu, system))
  return wrong ? { weight: 1, reason: 'The platform is another one than the user agent says.' } : undefined
}

function claimOfOscpu(oscpu: string, system: SystemName): boolean {
  if (/Windows/.test(oscpu)) return system === 'windows'
  if (/Mac/.test(oscpu)) return system === 'mac'
  return system === 'linux' || system === 'chromeos'
}
