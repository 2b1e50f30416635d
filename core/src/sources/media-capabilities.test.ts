import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { mediaCapabilities } from './media-capabilities.ts'

test('one letter a codec, and this browser decodes VP9', async () => {
  expect(await mediaCapabilities(window)).toEqual({ state: 'ok', value: expect.stringMatching(/^[se-]{3}[se]$/) })
})

test('supported, efficient and neither are told apart', async () => {
  const decodingInfo = async ({ video }: MediaDecodingConfiguration) => ({
    supported: !video?.contentType.includes('hvc1'),
    powerEfficient: video?.contentType.includes('avc1'),
  })
  const page = fakeWindow({ navigator: { mediaCapabilities: { decodingInfo } } })
  expect(await mediaCapabilities(page)).toEqual({ state: 'ok', value: 'e-ss' })
})

test('is absent without MediaCapabilities', async () => {
  expect(await mediaCapabilities(fakeWindow({ navigator: { mediaCapabilities: undefined } }))).toEqual({ state: 'absent' })
})
