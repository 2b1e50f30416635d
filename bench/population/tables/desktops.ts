import type { Weighted } from '../draw.ts'

/** A Mac: graphics, built-in display in CSS pixels and menu bar, cores, GiB; `external`: no display of its own. */
export interface Mac {
  readonly gpu: string
  readonly screen: readonly [number, number]
  readonly bar: number
  readonly cores: number
  readonly memory: number
  readonly laptop: boolean
}

const mac = (chip: string, size: string, cores: number, memory: number): Mac => {
  const [width = 0, height = 0, bar = 0, laptop = 0] = size.split(' ').map(Number)
  const maker = chip.startsWith('Apple') ? 'Apple' : 'Intel'
  const gpu = `ANGLE (${maker}, ANGLE Metal Renderer: ${chip}, Unspecified Version)`
  return { gpu, screen: [width, height], bar, cores, memory, laptop: laptop === 1 }
}

/** Macs in use; sizes are those the makers set, as few choose another. */
export const MACS: Weighted<Mac> = [
  [mac('Apple M1', '1440 900 30 1', 8, 8), 16],
  [mac('Apple M1', '1440 900 30 1', 8, 16), 5],
  [mac('Apple M1', '1920 1080 30 0', 8, 8), 3],
  [mac('Apple M1', '2240 1260 30 0', 8, 8), 3],
  [mac('Apple M2', '1470 956 40 1', 8, 8), 12],
  [mac('Apple M2', '1470 956 40 1', 8, 16), 5],
  [mac('Apple M2', '1920 1080 30 0', 8, 8), 2],
  [mac('Apple M3', '1470 956 40 1', 8, 8), 6],
  [mac('Apple M3', '1470 956 40 1', 8, 16), 5],
  [mac('Apple M3', '1710 1107 40 1', 8, 16), 3],
  [mac('Apple M4', '1470 956 40 1', 10, 16), 9],
  [mac('Apple M4', '1710 1107 40 1', 10, 16), 4],
  [mac('Apple M4', '2560 1440 30 0', 10, 16), 5],
  [mac('Apple M5', '1512 982 40 1', 10, 16), 2],
  [mac('Apple M1 Pro', '1512 982 40 1', 8, 16), 3],
  [mac('Apple M1 Pro', '1512 982 40 1', 10, 16), 3],
  [mac('Apple M1 Pro', '1728 1117 40 1', 10, 16), 4],
  [mac('Apple M1 Max', '1728 1117 40 1', 10, 32), 2],
  [mac('Apple M2 Pro', '1512 982 40 1', 10, 16), 2],
  [mac('Apple M2 Pro', '1512 982 40 1', 12, 32), 1],
  [mac('Apple M3 Pro', '1512 982 40 1', 11, 16), 3],
  [mac('Apple M3 Pro', '1728 1117 40 1', 12, 16), 2],
  [mac('Apple M3 Max', '1728 1117 40 1', 14, 32), 1],
  [mac('Apple M4 Pro', '1512 982 40 1', 12, 16), 3],
  [mac('Apple M4 Pro', '1728 1117 40 1', 14, 32), 3],
  [mac('Apple M4 Max', '1728 1117 40 1', 16, 32), 1],
  [mac('Intel(R) UHD Graphics 617', '1440 900 30 1', 4, 8), 2],
  [mac('Intel(R) Iris(TM) Plus Graphics', '1440 900 30 1', 8, 8), 2],
  [mac('Intel(R) Iris(TM) Plus Graphics 645', '1440 900 30 1', 8, 8), 2],
  [mac('Intel(R) UHD Graphics 630', '1792 1120 30 1', 12, 16), 2],
]

/** What docks and desks have: CSS width and height of an outer display at ratio 1, or 2 for the last two. */
export const OUTER_SCREENS: Weighted<readonly [width: number, height: number, ratio: number]> = [
  [[1920, 1080, 1], 50],
  [[2560, 1440, 1], 20],
  [[1920, 1200, 1], 6],
  [[3440, 1440, 1], 6],
  [[2560, 1080, 1], 3],
  [[1680, 1050, 1], 3],
  [[1600, 900, 1], 2],
  [[1920, 1080, 2], 6],
  [[2560, 1440, 1.5], 4],
]

/** Fonts that come together, in the agent's probe order within each. */
export const FONT_PACKS = {
  linux: 'Liberation Sans,Liberation Sans Narrow,Liberation Mono,DejaVu Sans',
  noto: 'Noto Sans,Noto Serif,Noto Color Emoji',
  ubuntu: 'DejaVu Math TeX Gyre,Ubuntu',
  gnome: 'Cantarell,FreeSans',
  libre: 'Carlito,Liberation Sans,Liberation Sans Narrow,Liberation Mono,DejaVu Sans',
  web: 'Roboto,Open Sans,Lato',
  inter: 'Inter',
  code: 'Fira Code,JetBrains Mono',
  sourceCode: 'Source Code Pro',
  adobe: 'Myriad Pro,Source Code Pro',
  windows: 'Segoe UI,Segoe UI Light,Bahnschrift,Ink Free,MS Gothic,Malgun Gothic,Microsoft YaHei,SimSun',
  windows11: 'Segoe Fluent Icons,Cascadia Mono',
  leelawadee: 'Leelawadee',
  office: 'Calibri,Agency FB,Bauhaus 93,Century Gothic,Garamond,Haettenschweiler,MS Reference Sans Serif,Wingdings 2',
  officeNew: 'Aptos',
  calibri: 'Calibri',
  mac: 'Helvetica Neue,Menlo,Monaco,Geneva,Galvji,Luminari,STIX Two Text,Zapfino,Rockwell',
  macOld: 'Helvetica Neue,Menlo,Monaco,Geneva,Zapfino,Rockwell',
  ios: 'Helvetica Neue,Menlo,Zapfino,Rockwell',
  android: 'Roboto,Droid Sans Mono,Coming Soon,Dancing Script,Cutive Mono',
  samsung: 'SamsungOneUI',
  wingdings: 'Wingdings 2',
} as const
export type FontPack = keyof typeof FONT_PACKS

/** Packs that people and programs install, by how common they are. */
export const INSTALLED_PACKS: Weighted<FontPack> = [
  ['office', 8],
  ['officeNew', 4],
  ['web', 4],
  ['adobe', 4],
  ['inter', 2],
  ['code', 3],
  ['sourceCode', 1],
  ['libre', 4],
  ['calibri', 1],
  ['ubuntu', 0.5],
]

/** Families in the order in which the agent goes through them. */
export const PROBE_ORDER = [
  ...new Set(
    (
      [
        'linux',
        'ubuntu',
        'noto',
        'gnome',
        'libre',
        'web',
        'inter',
        'code',
        'sourceCode',
        'adobe',
        'windows',
        'windows11',
        'leelawadee',
        'office',
        'officeNew',
        'mac',
        'android',
        'samsung',
      ] as const
    ).flatMap((pack) => FONT_PACKS[pack].split(',')),
  ),
]
