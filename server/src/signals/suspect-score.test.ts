import { expect, it } from 'vitest'
import { suspectScore } from './suspect-score.ts'
import { DEFAULT_SUSPECT_WEIGHTS } from './known/suspect-weights.ts'
import { signalOptions, signalVisit } from './tests/signal-visit.ts'

it('adds up what is suspicious, and says which', () => {
  const found = { bot: 'bad', incognito: true, virtual_machine: false, tampering_details: { anomaly_score: 0.6 } } as const
  expect(suspectScore(signalVisit(), found)).toEqual({
    fields: { suspect_score: 19 },
    detectors: [
      { name: 'bot', weight: 7, reason: 'bot adds 7.' },
      { name: 'incognito', weight: 4, reason: 'incognito adds 4.' },
      { name: 'tampering-anomaly', weight: 8, reason: 'tampering_anomaly adds 8.' },
    ],
  })
})

it('is 0 where signals saw nothing, and left out where there were none', () => {
  expect(suspectScore(signalVisit(), { bot: 'good' })).toEqual({ fields: { suspect_score: 0 }, detectors: [] })
  expect(suspectScore(signalVisit(), { suspect: true })).toBeUndefined()
})

it('goes by the operator\'s weights', () => {
  const options = { ...signalOptions, suspectWeights: { ...DEFAULT_SUSPECT_WEIGHTS, incognito: 0, replayed: 2.5 } }
  expect(suspectScore(signalVisit({ options, replayed: true }), { incognito: true, bot: 'bad' })?.fields).toEqual({ suspect_score: 9.5 })
})
