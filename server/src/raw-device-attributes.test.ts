import { rawDeviceAttributesSchema, type Event, type EventSearchResult } from '@selfsame/contract'
import { describe, expect, it } from 'vitest'
import { rawDeviceAttributes } from './raw-device-attributes.ts'
import { startTestServer } from './tests/test-server.ts'
import { laptopComponents, visit } from './tests/visit.ts'

const { languages, canvasText } = laptopComponents

describe('raw device attributes', () => {
  it('are what was read, by the names of the Server API', () => {
    const attributes = rawDeviceAttributes(laptopComponents)
    expect(rawDeviceAttributesSchema.parse(attributes)).toEqual(attributes)
    expect(attributes).toMatchObject({
      languages: [languages?.state === 'ok' ? languages.value : []],
      canvas: { text: canvasText?.state === 'ok' ? canvasText.value : '' },
      webgl_basics: { renderer_unmasked: expect.any(String) },
    })
  })

  it('leave out what was blocked or falsified', () => {
    const attributes = rawDeviceAttributes({ canvasText: { state: 'noised' }, languages: { state: 'blocked' }, fonts: { state: 'absent' } })
    expect(attributes).toEqual({})
  })

  it('are on no event unless the operator turned them on', async () => {
    const secrets = ['Segoe', 'ANGLE', JSON.stringify(canvasText)]
    await using off = await startTestServer()
    const { eventId } = (await off.identify(visit())).body
    const said = [await off.get<Event>(`/v4/events/${eventId}`), await off.get(`/v4/events/${eventId}/explanation`), await off.get<EventSearchResult>('/v4/events')]
    for (const { body } of said) {
      expect(body).not.toHaveProperty('raw_device_attributes')
      for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret)
    }

    await using on = await startTestServer({ SELFSAME_RAW_DEVICE_ATTRIBUTES: 'on' })
    const answer = (await on.identify(visit())).body
    expect(JSON.stringify(answer)).not.toContain('raw_device_attributes')
    expect((await on.get<Event>(`/v4/events/${answer.eventId}`)).body.raw_device_attributes).toEqual(rawDeviceAttributes(laptopComponents))
    for (const secret of secrets) expect(JSON.stringify((await on.get(`/v4/events/${answer.eventId}/explanation`)).body)).not.toContain(secret)
  })
})
