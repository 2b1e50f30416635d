import { DAY } from '../calendar.ts'
import { share, stream, weighted } from '../draw.ts'
import { OUTER_SCREENS } from '../tables/desktops.ts'
import { events, past, type Change } from './change.ts'

const HALF_DAY = DAY / 2

/** Number of driver updates so far; what they change is in `Rendering`. */
export const driver: Change<number> = {
  cause: 'driver-update',
  effects: ['webglParameters', 'webglScene'],
  plan({ template, machine, fleet, crowd }, world) {
    if (template.system !== 'windows') return () => 0
    const times = events(world, world.assumptions.updates.driver, 'driver', fleet ? crowd : machine)
    const base = Math.floor(share(world.seed, 'driver', crowd) ** 2 * 6)
    return ({ at }) => base + past(times, at)
  },
}

/** 0: the machine's own screen, or `width height ratio` of the one it stands at. */
export const desk: Change<string> = {
  cause: 'dock',
  effects: ['screenResolution', 'screenFrame', 'devicePixelRatio', 'colorDepth', 'colorGamut', 'hdr'],
  plan({ template, machine, fleet }, world) {
    const { docking, docked } = world.assumptions.changes
    const draw = stream(world.seed, 'desk', machine)
    const outer = () => weighted(OUTER_SCREENS, draw.next()).join(' ')
    const moves = events(world, template.laptop || template.system === 'ios' || template.system === 'android' ? 0 : 1 / 2500, 'monitor', machine)
    const replaced = moves.map(outer)
    const docks = template.laptop && !fleet && draw.chance(docking)
    const [desks, habit] = [[outer(), outer()], draw.next() ** (1 / docked - 1)]
    return ({ at }) => {
      const half = Math.floor(at / HALF_DAY)
      if (docks && share(world.seed, 'docked', machine, half) < habit) return desks[share(world.seed, 'which', machine, half) < 0.15 ? 1 : 0] ?? ''
      return replaced[past(moves, at) - 1] ?? ''
    }
  },
}

/** Graphics in use: 1 where a laptop has switched to its second chip. */
export const graphics: Change<number> = {
  cause: 'gpu-switch',
  effects: ['webglBasics', 'webglParameters', 'webglExtensions', 'webglScene', 'webgpu', 'canvasText', 'canvasGeometry'],
  plan({ template, machine }, world) {
    const { secondGpu, onSecondGpu } = world.assumptions.changes
    const has = template.laptop && template.system !== 'macos' && share(world.seed, 'two-gpus', machine) < secondGpu
    return ({ at }) => (has && share(world.seed, 'gpu-now', machine, Math.floor(at / HALF_DAY)) < onSecondGpu ? 1 : 0)
  },
}

/** Times the machine got more memory or another disk. */
export const hardware: Change<number> = {
  cause: 'hardware',
  effects: ['deviceMemory', 'storageQuota'],
  plan({ template, machine }, world) {
    const fixed = template.system === 'ios' || template.system === 'android' || template.system === 'macos'
    const times = events(world, fixed ? 0 : world.assumptions.changes.hardware, 'hardware', machine)
    return ({ at }) => past(times, at)
  },
}

/** Which sound and video devices are plugged in, as an index into `DEVICES` (derive/sound.ts). */
export const soundDevice: Change<number> = {
  cause: 'audio-device',
  effects: ['mediaDevices', 'audioSampleRate', 'audioLatency'],
  plan({ template, machine, restlessness, plain }, world) {
    const draw = stream(world.seed, 'sound', machine)
    const fixed = template.system === 'ios' || template.system === 'android'
    const pick = () =>
      fixed
        ? 0
        : weighted(
            [
              [0, 62],
              [1, 14],
              [2, 10],
              [3, 6],
              [4, 5],
              [5, 3],
            ],
            draw.next(),
          )
    const first = plain ? 0 : pick()
    const times = events(world, fixed ? 0 : world.assumptions.changes.audioDevice * restlessness, 'sound', machine)
    const others = times.map(pick)
    return ({ at }) => others[past(times, at) - 1] ?? first
  },
}

/** Number of voice packs added to the system's. */
export const voices: Change<number> = {
  cause: 'voices',
  effects: ['speechVoices'],
  plan({ plain, machine, restlessness }, world) {
    const base = plain ? 0 : Math.floor(share(world.seed, 'voices', machine) ** 4 * 4)
    const times = events(world, world.assumptions.changes.voices * restlessness, 'voices', machine)
    return ({ at }) => base + past(times, at)
  },
}
