import { parseArgs } from 'node:util'

/** How the bench was called; `problems` where it cannot be done. */
export interface BenchOptions {
  json: boolean
  help: boolean
  browsers: number
  visits: number
  days: number
  seeds: number[]
  matchers: string[] | undefined
  population: string | undefined
  out: string | undefined
  charts: string | undefined
  model: string | undefined
  network: boolean
  varied: boolean
  /** How many times as often people change things. */
  restless: number
  problems: string[]
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  browsers: { type: 'string', default: '2000' },
  visits: { type: 'string', default: '12' },
  days: { type: 'string', default: '180' },
  seeds: { type: 'string', default: '101,102,103' },
  matchers: { type: 'string' },
  population: { type: 'string' },
  out: { type: 'string' },
  charts: { type: 'string' },
  model: { type: 'string' },
  vary: { type: 'boolean', default: false },
  restless: { type: 'string', default: '1' },
  'no-network': { type: 'boolean', default: false },
} as const

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0
const list = (text: string): string[] => text.split(',').map((each) => each.trim())

/** @param known names of the matchers there are */
export function parseOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  const counts = { browsers: Number(values.browsers), visits: Number(values.visits), days: Number(values.days) }
  const restless = Number(values.restless)
  const seeds = list(values.seeds).map(Number)
  const matchers = values.matchers === undefined ? undefined : list(values.matchers)
  const { population, out, charts, model } = values
  const problems = [
    ...Object.entries(counts).filter(([, value]) => !isCount(value)).map(([name]) => `--${name} takes a whole number from 1`),
    ...(restless > 0 && Number.isFinite(restless) ? [] : ['--restless takes a number above 0']),
    ...(values.vary && restless !== 1 ? ['--vary and --restless do not go together'] : []),
    ...(seeds.every(isCount) ? [] : ['--seeds takes whole numbers from 1 with commas between']),
    ...(matchers ?? []).filter((name) => !known.includes(name)).map((name) => `no matcher ${name}; there are ${known.join(', ')}`),
    ...((population === undefined) === (out === undefined) ? [] : ['--population FILE and --out FILE go together']),
  ]
  return { json: values.json, help: values.help, network: !values['no-network'], varied: values.vary, restless, ...counts, seeds, matchers, population, out, charts, model, problems }
}
