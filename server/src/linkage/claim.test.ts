import { describe, expect, it } from 'vitest'
import { blockingKeys, claimDigest as digestOf, recordDigest } from './index.ts'
import { pack } from './packed.ts'
import type { VisitRecord } from './record.ts'
import { record } from './tests/visits.ts'

function claimDigest(visit: VisitRecord) {
  const record = pack(visit)
  return digestOf(record, blockingKeys(record))
}

describe('claimDigest', () => {
  it.each([
    ['media devices', { mediaDevices: undefined }],
    ['how audio is put out', { audioLatency: undefined, audioSampleRate: undefined }],
    ['voices', { speechVoices: undefined }],
    ['all of them', { mediaDevices: undefined, audioLatency: undefined, speechVoices: undefined, contentBlockers: undefined, storageQuota: undefined }],
  ] as const)('is the same where %s came too late', (_, changes) => {
    const late = record(changes)
    expect(recordDigest(pack(late))).not.toBe(recordDigest(pack(record())))
    expect(claimDigest(late)).toBe(claimDigest(record()))
  })

  it.each([
    ['time zone', { timeZone: 'Asia/Tokyo' }],
    ['screen', { screenResolution: [1366, 768] }],
    ['fonts', { fonts: ['Arial'] }],
  ] as const)('is another with another %s', (_, changes) => {
    expect(claimDigest(record(changes as unknown as Parameters<typeof record>[0]))).not.toBe(claimDigest(record()))
  })

  it('is none where there is nothing to be found by', () => {
    expect(claimDigest({})).toBeUndefined()
    expect(claimDigest({ engine: 'blink', os: 'linux', platform: 'Linux x86_64' })).toBeUndefined()
  })
})
