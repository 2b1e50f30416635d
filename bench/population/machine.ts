import { readFileSync } from 'node:fs'
import { stream, weighted, type Weighted } from './draw.ts'
import { MACS, type FontPack } from './tables/desktops.ts'
import { ANDROIDS, IPADS, IPHONES } from './tables/phones.ts'
import type { Assumptions } from './assumptions.ts'
import type { Random } from '../src/random.ts'

export type System = 'windows' | 'macos' | 'linux' | 'ios' | 'android'
export type DeviceClass = 'desktop' | 'ios' | 'android'

/** What is sold: the part of a machine that many have in common. */
export interface Template {
  readonly system: System
  /** Renderer as ANGLE names it; on iOS the generation of the chip. */
  readonly gpu: string
  /** CSS pixels, larger first. */
  readonly screen: readonly [number, number]
  readonly ratio: number
  /** Top, right, bottom, left in CSS pixels. */
  readonly frame: readonly [number, number, number, number]
  readonly cores: number
  /** GiB as Blink gives it. */
  readonly memory: number
  readonly laptop: boolean
  readonly touch: boolean
  readonly wide: boolean
  readonly fonts: readonly FontPack[]
  /** log2 of the storage quota in bytes. */
  readonly quota: number
  /** Android's model; `iPad` for tablets of Apple's. */
  readonly model: string
  /** Newest major system it can run; 0: any. */
  readonly newest: number
}

type Counts = readonly (readonly [value: string, count: number])[]
type Devices = Record<'windows' | 'linux', Record<'gpus' | 'screens' | 'machines', Counts>>
let devices: Devices | undefined
const readDevices = (): Devices => (devices ??= JSON.parse(readFileSync(new URL('data/devices.json', import.meta.url), 'utf8')) as Devices)

const numbers = (text: string) => text.split(',').map(Number)
/** 60 % of a disk of so many GB, as browsers cap it, rounded to a half like the agent does. */
const quotaOf = (gigabytes: number) => Math.round(Math.log2(gigabytes * 0.6e9) * 2) / 2
const DISKS: Weighted<number> = [
  [128, 10],
  [256, 30],
  [512, 35],
  [1_000, 18],
  [2_000, 5],
]

function desktop(system: 'windows' | 'linux', draw: Random): Template {
  const { gpus, screens, machines } = readDevices()[system]
  const [width = 0, height = 0, ratio = 1, top = 0, side = 0, bottom = 0] = numbers(weighted(screens, draw.next()))
  const [cores = 4, memory = 8] = numbers(weighted(machines, draw.next()))
  const gpu = weighted(gpus, draw.next())
  const laptop = draw.chance(/Intel|Radeon\(TM\)|Laptop/.test(gpu) ? 0.75 : 0.15)
  const fonts: FontPack[] =
    system === 'windows'
      ? ['windows']
      : weighted<FontPack[]>(
          [
            [['linux', 'noto', 'ubuntu'], 5],
            [['linux', 'noto', 'gnome'], 3],
            [['noto'], 1],
            [['linux', 'libre'], 2],
          ],
          draw.next(),
        )
  if (system === 'windows' && draw.chance(0.55)) fonts.push('office', ...(draw.chance(0.5) ? (['officeNew'] as const) : []))
  return {
    system,
    gpu,
    screen: [width, height],
    ratio,
    frame: [top, 0, bottom, side].map((each) => Math.round(each / 10) * 10) as [number, number, number, number],
    cores,
    memory,
    laptop,
    touch: laptop && draw.chance(0.25),
    wide: false,
    fonts,
    quota: quotaOf(weighted(DISKS, draw.next())),
    model: '',
    newest: draw.chance(0.25) ? 10 : 0,
  }
}

function macintosh(draw: Random): Template {
  const { gpu, screen, bar, cores, memory, laptop } = weighted(MACS, draw.next())
  const dock = weighted(
    [
      [70, 5],
      [80, 4],
      [60, 2],
      [0, 3],
    ],
    draw.next(),
  )
  return {
    system: 'macos',
    gpu,
    screen,
    ratio: 2,
    frame: [bar, 0, dock, 0],
    cores,
    memory,
    laptop,
    touch: false,
    wide: true,
    fonts: ['mac'],
    quota: quotaOf(
      weighted(
        [
          [256, 50],
          [512, 35],
          [1_000, 15],
        ],
        draw.next(),
      ),
    ),
    model: '',
    newest: gpu.includes('Intel') ? 15 : 0,
  }
}

/** Machine types there are of a system; popularity falls with rank by Zipf's law, see `Sharing`. */
export function desktopCount(system: 'windows' | 'macos' | 'linux', { sharing }: Assumptions): number {
  return Math.max(2, Math.round(sharing.desktops / { windows: 1, macos: 6, linux: 3 }[system]))
}

/** The machine type of this rank. */
export function desktopTemplate(seed: number, system: 'windows' | 'macos' | 'linux', rank: number): Template {
  const draw = stream(seed, 'template', system, rank)
  return system === 'macos' ? macintosh(draw) : desktop(system, draw)
}

export function apple(draw: Random, padShare: number): Template {
  const device = weighted(draw.chance(padShare) ? IPADS : IPHONES, draw.next())
  const chip = draw.pick(device.chips)
  return {
    system: 'ios',
    gpu: String(chip),
    screen: device.screen,
    ratio: device.ratio,
    frame: [0, 0, 0, 0],
    cores: 4,
    memory: 0,
    laptop: false,
    touch: true,
    wide: true,
    fonts: ['ios'],
    quota: quotaOf(
      weighted(
        [
          [64, chip < 15 ? 4 : 0],
          [128, 10],
          [256, 7],
          [512, 1.5],
        ],
        draw.next(),
      ),
    ),
    model: device.pad ? 'iPad' : 'iPhone',
    newest: chip < 12 ? 16 : chip < 13 ? 18 : 0,
  }
}

export function android(draw: Random): Template {
  const { model, gpu, screen, ratio, memory, year } = weighted(ANDROIDS, draw.next())
  return {
    system: 'android',
    gpu,
    screen,
    ratio,
    frame: [0, 0, 0, 0],
    cores: 8,
    memory,
    laptop: false,
    touch: true,
    wide: year >= 2023 && memory >= 8,
    fonts: model.startsWith('SM-') ? ['android', 'samsung'] : ['android'],
    quota: quotaOf(
      weighted(
        [
          [64, memory < 8 ? 4 : 0],
          [128, 10],
          [256, 6],
        ],
        draw.next(),
      ),
    ),
    model,
    newest: Math.min(17, year - 2009 + (/^(SM-S|Pixel [89]|Pixel 10)/.test(model) ? 5 : 2)),
  }
}
