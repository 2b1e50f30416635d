import type { ComponentName, Components } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import type { HistoryVisit } from '../../server/src/learning/matcher.ts'
import { createMetrics } from '../../server/src/learning/metrics.ts'
import { createReplay } from '../../server/src/learning/replay.ts'
import { visitsOf } from './population.ts'

/** What an older agent did not read yet. */
const LATER: readonly ComponentName[] = [
  'canvasGeometry', 'webglScene', 'webgpu', 'fontPreferences', 'textRects', 'speechVoices', 'mediaCapabilities', 'rtcCapabilities',
  'cssFeatures', 'jsFeatures', 'intlData', 'keyboardLayout', 'storageQuota', 'contentBlockers',
]

const visits = [...visitsOf({ browsers: 250, visits: 6, days: 180, seed: 71 })]
const upgradedAt = visits[Math.floor(visits.length / 2)]?.at ?? 0

function asOlderAgent(visit: HistoryVisit): HistoryVisit {
  const read = Object.entries(visit.components).filter(([name]) => !(LATER as readonly string[]).includes(name))
  return { ...visit, components: Object.fromEntries(read) as Components }
}

function measure(history: readonly HistoryVisit[]) {
  const [replay, metrics] = [createReplay({ network: true }), createMetrics()]
  for (const visit of history) metrics.add(visit, replay.visit(visit))
  return metrics.result(replay.merged())
}

describe('an agent that is upgraded', () => {
  it('to more components forks no ids', () => {
    const upgraded = measure(visits.map((visit) => (visit.at < upgradedAt ? asOlderAgent(visit) : visit)))
    const never = measure(visits.map(asOlderAgent))
    expect(upgraded.recall).toBeGreaterThan(never.recall - 0.01)
    expect(upgraded.idsPerBrowser).toBeLessThan(never.idsPerBrowser + 0.05)
  })

  it('to fewer components forks no ids', () => {
    const reduced = measure(visits.map((visit) => (visit.at < upgradedAt ? visit : asOlderAgent(visit))))
    const never = measure(visits.map(asOlderAgent))
    expect(reduced.recall).toBeGreaterThan(never.recall - 0.01)
  })
})
