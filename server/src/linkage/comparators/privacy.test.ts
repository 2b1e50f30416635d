import { expect, it } from 'vitest'
import { comparisonNames } from '../comparisons.ts'
import { evidence } from '../evidence.ts'
import { observation } from '../observation.ts'
import { known, NOW, record } from '../tests/visits.ts'
import { privacy } from './privacy.ts'

const levelOf = (visit: object, before: object) => {
  const { levels } = evidence(observation(record({ privacyPreferences: visit })), known('one', [record({ privacyPreferences: before })]), NOW)
  return privacy.levels[levels[comparisonNames.indexOf('privacy')] ?? 0]
}

it.each([
  ['same', { globalPrivacyControl: false }, { globalPrivacyControl: false }],
  ['control', { globalPrivacyControl: true }, { globalPrivacyControl: false }],
  ['control', { doNotTrack: '1', globalPrivacyControl: false }, { doNotTrack: '1', globalPrivacyControl: true }],
  ['other', { doNotTrack: '1', globalPrivacyControl: true }, { globalPrivacyControl: true }],
  ['other', { doNotTrack: '1', globalPrivacyControl: true }, { globalPrivacyControl: false }],
])('%s', (level, visit, before) => {
  expect(levelOf(visit, before)).toBe(level)
})
