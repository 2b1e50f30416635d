import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { rtcCapabilities } from './rtc-capabilities.ts'

test.runIf('RTCRtpReceiver' in window)('every browser with WebRTC receives Opus and VP8', () => {
  const types = expect.arrayContaining([expect.stringMatching(/^audio\/opus/), expect.stringMatching(/^video\/VP8/)])
  expect(rtcCapabilities(window)).toEqual({ state: 'ok', value: types })
})

test('types with parameters, each once and sorted', () => {
  const video = [
    { mimeType: 'video/VP8' },
    { mimeType: 'video/H264', sdpFmtpLine: 'profile-level-id=42001f' },
    { mimeType: 'video/H264', sdpFmtpLine: 'profile-level-id=42001f' },
  ]
  const getCapabilities = (kind: string) => (kind === 'video' ? { codecs: video } : null)
  expect(rtcCapabilities(fakeWindow({ RTCRtpReceiver: { getCapabilities } }))).toEqual({
    state: 'ok',
    value: ['video/H264;profile-level-id=42001f', 'video/VP8'],
  })
})

test('is absent without WebRTC', () => {
  expect(rtcCapabilities(fakeWindow({ RTCRtpReceiver: undefined }))).toEqual({ state: 'absent' })
})
