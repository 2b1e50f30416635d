import { share, stream, weighted, type Weighted } from '../draw.ts'
import { arrived, lagOf, type Change } from './change.ts'
import type { System } from '../machine.ts'

/** Major version at which machines that stay behind have stopped, with its share of them. */
const STOPPED: Record<System, Weighted<number>> = {
  ios: [
    [18, 70],
    [17, 12],
    [16, 12],
    [15, 6],
  ],
  macos: [
    [15, 45],
    [14, 25],
    [13, 15],
    [12, 15],
  ],
  windows: [
    [10, 80],
    [15, 20],
  ],
  linux: [[0, 1]],
  android: [
    [16, 20],
    [15, 25],
    [14, 25],
    [13, 30],
  ],
}

/** Index into the system's releases. */
export const systemVersion: Change<number> = {
  cause: 'os-update',
  effects: [
    'userAgent',
    'clientHints',
    'canvasText',
    'canvasGeometry',
    'emojiBox',
    'textRects',
    'fontPreferences',
    'fonts',
    'webglParameters',
    'webglScene',
    'audio',
    'speechVoices',
    'cssFeatures',
    'jsFeatures',
    'intlData',
  ],
  plan({ template, machine, fleet, crowd }, world) {
    const {
      seed,
      assumptions: { updates },
    } = world
    const all = world.releases(template.system)
    const who = fleet ? crowd : machine
    const draw = stream(seed, 'system', crowd)
    const stopped = draw.chance(updates.systemFrozenShare) ? weighted(STOPPED[template.system], draw.next()) : 999
    const newest = Math.min(stopped, template.newest || 999)
    const mean = draw.chance(updates.systemSlowShare) ? updates.system * 3 : updates.system / 2
    // makers roll out in waves; Android waits for the phone's maker as well
    const wait = template.system === 'android' ? 120 * share(seed, 'maker', template.model.slice(0, 4)) : 0
    const lag = (index: number) =>
      (all[index]?.major ?? 0) > newest ? Infinity : wait + lagOf(template.system === 'android' ? mean * 3 : mean, seed, 'system', who, index)
    return ({ at }) => arrived(all, at, lag)
  },
}
