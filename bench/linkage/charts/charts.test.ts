// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../../server/src/learning/metrics.ts'
import type { LinkageResult, MatcherResult } from '../run.ts'
import { goals, summary } from '../summary.ts'
import { drawCharts } from './write-charts.ts'

function result(confidence: (visit: number) => number): MatcherResult {
  const metrics = createMetrics()
  for (let visit = 0; visit < 40; visit += 1) {
    const browserId = visit % 4 === 3 ? 'b' : 'a'
    const truth = { class: 'ios', causes: ['browser-update'], group: 1 }
    metrics.add({ browserId, at: visit * 86_400_000, headers: [], components: {}, truth }, { visitorId: 'A', visitorFound: visit > 0, confidence: confidence(visit) })
  }
  return { ...metrics.result(new Map()), msPerMatch: 0.25 }
}

const matchers = { selfsame: result((visit) => 0.5 + visit / 100), exactHash: result(() => 1) }
const drawn: LinkageResult = {
  population: { browsers: 2, visits: 20, days: 40, varied: false, restless: 1 },
  runs: [{ seed: 1, network: true, matchers }, { seed: 2, network: true, matchers }, { seed: 1, network: false, matchers }],
}

describe('charts', () => {
  it.each(Object.entries(drawCharts(drawn)))('%s is well-formed, says what it shows, and stays inside its frame', (_, text) => {
    const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml')
    expect(svg.querySelector('title')?.textContent).not.toBe('')
    expect(svg.textContent).toContain('Selfsame')
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
    const centres = [...svg.querySelectorAll('circle')].map((dot) => [Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))])
    expect(centres.every(([x = -1, y = -1]) => x >= 56 && x <= 622 && y >= 46 && y <= 352)).toBe(true)
  })

  it('are drawn of nothing, too', () => {
    for (const text of Object.values(drawCharts({ ...drawn, runs: [] }))) expect(text).not.toMatch(/NaN|undefined|Infinity/)
  })
})

it('holds the engine against its goals, seed by seed', () => {
  const f1 = goals(drawn).filter(({ name }) => name.startsWith('link F1'))
  expect(f1.map(({ network, values, met }) => [network, values.length, met])).toEqual([[true, 2, false], [false, 1, false]])
  expect(summary(drawn)).toMatch(/with network evidence, mean of 2 seed\(s\)[\s\S]*selfsame +0\.\d{3}[\s\S]*NOT met/)
})
