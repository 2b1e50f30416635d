/**
 * `node bench/population/refresh-data.ts`: draws `data/devices.json` from npm `fingerprint-generator` (Apache-2.0) and reads
 * `data/calendar.json` from npm `@mdn/browser-compat-data` (CC0-1.0). Both are checked in, so that a population is the same
 * whatever versions of these packages are installed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { FingerprintGenerator } from 'fingerprint-generator'

const DRAWS = 3_000
/** Products whose release dates are kept, since this day. */
const PRODUCTS = ['chrome', 'firefox', 'safari', 'edge', 'samsunginternet_android'] as const
const SINCE = '2023-01-01'
/** Sizes that only automated browsers and emulated devices have. */
const UNREAL = /^(800,600|320,|1024,768,1,0,0,0)/

type Counts = Map<string, number>
type Release = { release_date?: string }
type Compat = { browsers: Record<string, { releases: Record<string, Release> }> }

const count = (counts: Counts, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
const rows = (counts: Counts, least: number) => [...counts].filter(([, each]) => each >= least).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))

function draw(system: 'windows' | 'macos' | 'linux') {
  const generator = new FingerprintGenerator({ devices: ['desktop'], operatingSystems: [system], browsers: ['chrome'] })
  const [gpus, screens, machines]: [Counts, Counts, Counts] = [new Map(), new Map(), new Map()]
  for (let index = 0; index < DRAWS; index++) {
    const { fingerprint } = generator.getFingerprint()
    const { width, height, availWidth, availHeight, availTop, devicePixelRatio } = fingerprint.screen
    const { hardwareConcurrency, deviceMemory } = fingerprint.navigator
    const size = [width, height, devicePixelRatio, availTop, width - availWidth, height - availHeight - availTop].join()
    const renderer = fingerprint.videoCard?.renderer ?? ''
    if (/^ANGLE/.test(renderer) && !/SwiftShader|Basic Render/.test(renderer)) count(gpus, renderer)
    if (!UNREAL.test(size) && width > height && height >= 600 && width <= 5_120) count(screens, size)
    if ((deviceMemory ?? 0) >= 2 && hardwareConcurrency >= 2) count(machines, `${hardwareConcurrency},${deviceMemory}`)
  }
  return { gpus: rows(gpus, 2), screens: rows(screens, 3), machines: rows(machines, 5) }
}

function calendar() {
  const path = createRequire(import.meta.url).resolve('@mdn/browser-compat-data')
  const { browsers } = JSON.parse(readFileSync(path, 'utf8')) as Compat
  return Object.fromEntries(
    PRODUCTS.map((product) => [
      product,
      Object.entries(browsers[product]?.releases ?? {})
        .flatMap(([version, { release_date: date }]) => (date && date >= SINCE ? [[version, date]] : []))
        .sort(([, a = ''], [, b = '']) => (a < b ? -1 : 1)),
    ]),
  )
}

const write = (name: string, value: unknown) =>
  writeFileSync(new URL(`data/${name}.json`, import.meta.url), JSON.stringify(value).replace(/\],\[/g, '],\n['))
write('calendar', calendar())
write('devices', { windows: draw('windows'), macos: draw('macos'), linux: draw('linux') })
