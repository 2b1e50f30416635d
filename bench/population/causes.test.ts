import type { ComponentName } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { defaultAssumptions } from './assumptions.ts'
import { changeNames, changes } from './changes/index.ts'
import { calm } from './figures/calm.ts'
import { simulate, type Line } from './simulate.ts'

const { changes: rates } = defaultAssumptions
// people who change a lot, browsers that never answer late
const calmed = calm(defaultAssumptions)
const assumptions = {
  ...calmed,
  changes: {
    ...rates,
    hardware: 1 / 500,
    settings: 1 / 300,
    languages: 1 / 300,
    zooming: 0.2,
    desktopSiteUsers: 0.2,
    secondGpu: 0.3,
    fonts: 1 / 300,
  },
}
const lines = [...simulate({ browsers: 400, visits: 10, seed: 3, assumptions })]

/** Components by which each cause may show. */
const effects = new Map<string, Set<ComponentName>>(changeNames.map((name) => [changes[name].cause, new Set(changes[name].effects)]))
effects.set('browser-patch', new Set(['userAgent', 'clientHints']))
effects.set('network', new Set())

function pairs(): [before: Line, after: Line][] {
  const last = new Map<string, Line>()
  return lines.flatMap((line) => {
    const before = last.get(line.browserId)
    last.set(line.browserId, line)
    return before ? [[before, line] as [Line, Line]] : []
  })
}

const differing = (before: Line, after: Line) =>
  (Object.keys(after.components) as ComponentName[]).filter(
    (name) => JSON.stringify(before.components[name]) !== JSON.stringify(after.components[name]),
  )

it('knows every cause, and each shows in a component that it may change', () => {
  const seen = new Set<string>()
  for (const [before, after] of pairs()) {
    const changed = differing(before, after)
    for (const cause of after.causes) {
      seen.add(cause)
      if (cause !== 'network') expect([cause, changed.some((name) => effects.get(cause)?.has(name))]).toEqual([cause, true])
    }
  }
  expect([...effects.keys()].filter((cause) => !seen.has(cause))).toEqual([])
})

it('changes nothing without a cause', () => {
  const causeless = pairs().filter(([, { causes }]) => causes.every((cause) => cause === 'network'))
  expect(causeless.length).toBeGreaterThan(500)
  expect(causeless.flatMap(([before, after]) => differing(before, after))).toEqual([])
})

it('calls another prefix a change of network', () => {
  const prefix = ({ ip = '' }: Line) => (ip.includes(':') ? ip.split(':').slice(0, 3).join(':') : ip.split('.').slice(0, 3).join('.'))
  for (const [before, after] of pairs()) expect(after.causes.includes('network')).toBe(prefix(before) !== prefix(after))
})
