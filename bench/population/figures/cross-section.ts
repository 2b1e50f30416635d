import { simulate, type Line } from '../simulate.ts'
import { attributes, BERKE, EIGHTEEN, joint, type AttributeName } from './attributes.ts'
import { entropy, setSizes } from './counting.ts'
import { calm } from './calm.ts'
import type { Assumptions } from '../assumptions.ts'

/** One figure: what was published, if anything, and what the simulator gives. */
export interface Figure {
  readonly what: string
  readonly published?: string
  readonly simulated: string
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`
/** Days within which a cross-section is taken. */
const DAYS = 14

/** One visit of so many browsers within two weeks, as a survey sees them. */
export const crossSection = (browsers: number, seed: number, assumptions: Assumptions): Line[] => [
  ...simulate({
    browsers,
    visits: 1,
    days: DAYS,
    seed,
    assumptions: { ...assumptions, traffic: { ...assumptions.traffic, early: 0 } },
    groups: false,
  }),
]

const BITS: Partial<Record<AttributeName, string>> = {
  'user agent': '4.6',
  screen: '5.5',
  'GPU renderer': '6.8',
  cores: '2.3',
  memory: '1.6',
  'time zone': '2.1',
  languages: '1.7',
  platform: '2.1',
}

const MAKES: readonly (readonly [what: string, published: string, is: (line: Line) => boolean])[] = [
  ['desktop Chrome', '79 | 20 | 0.6', (line) => line.class === 'desktop' && /"Google Chrome"/.test(JSON.stringify(line.components.clientHints))],
  ['desktop Firefox', '76 | 9 | 15', (line) => line.class === 'desktop' && /Firefox/.test(JSON.stringify(line.components.userAgent))],
  ['Safari on macOS', '83 | 18 | 0', (line) => line.class === 'desktop' && /Version.*Safari/.test(JSON.stringify(line.components.userAgent))],
  ['Mobile Safari', '25 | 48 | 27', (line) => line.class === 'ios' && !/CriOS/.test(JSON.stringify(line.components.userAgent))],
  ['Chrome Mobile', '63 | 36 | 1.6', (line) => line.class === 'android' && /"Google Chrome"/.test(JSON.stringify(line.components.clientHints))],
  ['Samsung Internet', '39 | 49 | 12', (line) => line.class === 'android' && /SamsungBrowser/.test(JSON.stringify(line.components.userAgent))],
]

/** Uniqueness, entropy and sets of alike browsers; 8,400 browsers for the first two, 20,000 for the last. */
export function crossSectionFigures(seed: number, assumptions: Assumptions): Figure[] {
  const survey = crossSection(8_400, seed, assumptions)
  const berke = joint(BERKE)
  const unique = (lines: readonly Line[]) => percent(setSizes(lines.map(berke))[0])
  const of = (is: (line: Line) => boolean) => unique(survey.filter(is))
  const many = crossSection(20_000, seed + 1, calm(assumptions))
  const whole = (line: Line) => JSON.stringify(line.components)
  return [
    {
      what: 'unique by 13 attributes, n = 1,800',
      published: '78.1 %',
      simulated: unique(survey.filter(({ browserId }) => Number(browserId.slice(1)) < 1_800)),
    },
    { what: 'unique by 13 attributes, n = 8,400', published: '60.2 %', simulated: unique(survey) },
    { what: 'of these desktops (35.7 % at n = 2 million)', simulated: of((line) => line.class === 'desktop') },
    { what: 'of these phones (18.5 % at n = 2 million)', simulated: of((line) => line.class !== 'desktop') },
    { what: 'bits of 13 attributes, n = 8,400', published: '12.1', simulated: entropy(survey.map(berke)).toFixed(1) },
    ...Object.entries(BITS).map(([name, published]) => ({
      what: `bits: ${name}`,
      published,
      simulated: entropy(survey.map(attributes[name as AttributeName])).toFixed(1),
    })),
    { what: 'bits: 18 attributes jointly', published: '14.1', simulated: entropy(survey.map(joint(EIGHTEEN))).toFixed(1) },
    {
      what: 'bits: 18 attributes summed',
      published: '70.2',
      simulated: EIGHTEEN.reduce((sum, name) => sum + entropy(survey.map(attributes[name])), 0).toFixed(1),
    },
    ...MAKES.map(([what, published, is]) => ({
      what: `unique | in sets of 2-49 | in larger: ${what}`,
      published,
      simulated: setSizes(many.filter(is).map(whole))
        .map((value) => (100 * value).toFixed(0))
        .join(' | '),
    })),
  ]
}
