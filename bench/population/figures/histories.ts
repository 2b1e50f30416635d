import { DAY } from '../calendar.ts'
import { simulate, type Line } from '../simulate.ts'
import { attributes, type AttributeName } from './attributes.ts'
import { calm } from './calm.ts'
import type { Assumptions } from '../assumptions.ts'
import type { Figure } from './cross-section.ts'

const BANDS = [
  [1, 7],
  [7, 30],
  [30, 90],
] as const
/** FP-Stalker's shares as recomputed, in 2015-17, by gap; what they should be today is told in README.md. */
const CHANGED: Partial<Record<AttributeName, string>> = {
  'user agent': '.28 | .49 | .85',
  'major version': '.13 | .27 | .76',
  canvas: '.06 | .08 | .19',
  'GPU renderer': '.01 | .02 | .02',
  screen: '.32 | .25 | .15',
  'time zone': '.04 | .09 | .17 (offset)',
  languages: '.005 | .01 | .01',
  platform: '0 | .004 | .008',
  'Do Not Track': '.003 | .007 | .02',
  fonts: '.36 | .41 | .45 (Flash)',
  'full IP': '.52 | .59 | .59',
}
/** Li & Cao: share of browsers with three or more visits that kept one value for life. */
const KEPT: Partial<Record<AttributeName, string>> = {
  'GPU renderer': '.998',
  languages: '.9986',
  audio: '.9975',
  cores: '.9996',
  'pixel ratio': '.995',
  'colour depth': '.996',
  canvas: '.988',
  fonts: '.987',
  'time zone': '.981',
  'WebGL scene': '.863',
}
/** Li & Cao: share of browsers that showed a cause in about seven months. */
const SHOWN: Readonly<Record<string, string>> = {
  'browser-update': '28 % (fewer releases then)',
  'os-update': '16 %',
  travel: '5.4 %',
  private: '4.5 %',
  'audio-device': '2.3 %',
  zoom: '1.5 %',
  'desktop-site': '.5-1 %',
  fonts: '.45 %',
  dock: '.4 %',
}

/** Changes between two visits of a browser, both of which brought the value. */
class Changes {
  readonly pairs = new Map<string, [changed: number, all: number]>()
  add(key: string, changed: boolean): void {
    const counts = this.pairs.get(key) ?? [0, 0]
    this.pairs.set(key, [counts[0] + (changed ? 1 : 0), counts[1] + 1])
  }
  share(key: string): number {
    const [changed, all] = this.pairs.get(key) ?? [0, 0]
    return all === 0 ? 0 : changed / all
  }
}

const missing = new Set(['absent', 'blocked', 'noised', 'timeout', 'failed', ''])
const short = (value: number) => value.toFixed(3).replace(/^0/, '')

interface Lived {
  readonly lines: Line[]
}

function compareNeighbours(lives: readonly Lived[], changes: Changes): void {
  for (const { lines } of lives) {
    for (let index = 1; index < lines.length; index++) {
      const [before, after] = [lines[index - 1], lines[index]]
      if (!before || !after) continue
      const days = (Date.parse(after.t) - Date.parse(before.t)) / DAY
      const band = BANDS.findIndex(([low, high]) => days >= low && days < high)
      for (const [name, read] of Object.entries(attributes)) {
        const [was, is] = [read(before), read(after)]
        if (!missing.has(was) && !missing.has(is)) changes.add(`${name} ${band}`, was !== is)
      }
      changes.add(
        `any ${band}`,
        after.causes.some((cause) => cause !== 'network'),
      )
    }
  }
}

function livesOf(lines: Iterable<Line>): Lived[] {
  const lives = new Map<string, Line[]>()
  for (const line of lines) {
    const known = lives.get(line.browserId)
    if (known) known.push(line)
    else lives.set(line.browserId, [line])
  }
  return [...lives.values()].map((each) => ({ lines: each }))
}

function keptFigures(lives: readonly Lived[]): Figure[] {
  const often = lives.filter(({ lines }) => lines.length >= 3)
  const kept = (name: AttributeName) =>
    often.filter(({ lines }) => new Set(lines.map(attributes[name]).filter((value) => !missing.has(value))).size <= 1).length / often.length
  const shows = (cause: string) => often.filter(({ lines }) => lines.some(({ causes }) => causes.includes(cause))).length / often.length
  const any =
    often.filter(({ lines }) => lines.some(({ causes }) => causes.some((cause) => cause !== 'network' && cause !== 'first'))).length / often.length
  return [
    { what: 'browsers that changed anything but IP', published: '62.3 % (2017-18)', simulated: `${(100 * any).toFixed(1)} %` },
    ...Object.entries(SHOWN).map(([cause, published]) => ({
      what: `browsers that showed: ${cause}`,
      published,
      simulated: `${(100 * shows(cause)).toFixed(1)} %`,
    })),
    ...Object.entries(KEPT).map(([name, published]) => ({
      what: `one value for life: ${name}`,
      published,
      simulated: short(kept(name as AttributeName)),
    })),
  ]
}

/** Share of first visits whose components equal those of an earlier visit of another browser. */
function identicalFirsts(lines: readonly Line[]): number {
  const seen = new Map<string, string>()
  let [firsts, identical] = [0, 0]
  for (const { components, browserId, causes } of lines) {
    const key = JSON.stringify(components)
    const owner = seen.get(key)
    if (causes[0] === 'first') firsts++
    if (causes[0] === 'first' && owner !== undefined && owner !== browserId) identical++
    if (owner === undefined) seen.set(key, browserId)
  }
  return identical / Math.max(1, firsts)
}

/** Share of browsers that look, versions aside, as another does that came before: all of a group but its first. */
function alike(lines: readonly Line[]): number {
  const firsts = lines.filter(({ causes }) => causes[0] === 'first')
  return firsts.reduce((sum, { group }) => sum + 1 - 1 / Math.max(1, group), 0) / Math.max(1, firsts.length)
}

/** What changes between visits, by gap and over a life, of 2,000 browsers that come 12 times in 180 days. */
export function historyFigures(seed: number, assumptions: Assumptions): Figure[] {
  const options = { browsers: 2_000, visits: 12, seed }
  const lines = [...simulate({ ...options, assumptions })]
  const lives = livesOf(lines)
  const changes = new Changes()
  compareNeighbours(lives, changes)
  const row = (name: string) => BANDS.map((_, band) => short(changes.share(`${name} ${band}`))).join(' | ')
  const identical = identicalFirsts([...simulate({ ...options, assumptions: calm(assumptions), groups: false })])
  return [
    {
      what: 'browsers that look, versions aside, like an earlier one',
      published: '19 % (prototype)',
      simulated: `${(100 * alike(lines)).toFixed(1)} %`,
    },
    { what: 'first visits equal to an earlier one of another, without mishaps', simulated: `${(100 * identical).toFixed(1)} %` },
    { what: 'first visits equal to an earlier one of another, as sent', simulated: `${(100 * identicalFirsts(lines)).toFixed(1)} %` },
    { what: 'changed after 1-7 | 7-30 | 30-90 days: anything but network', simulated: row('any') },
    ...Object.keys(attributes).map((name) => {
      const published = CHANGED[name as AttributeName]
      return { what: `changed after 1-7 | 7-30 | 30-90 days: ${name}`, ...(published && { published }), simulated: row(name) }
    }),
    ...keptFigures(lives),
  ]
}
