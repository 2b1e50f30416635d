import { isValidWebhookSignature } from '@fingerprint/node-sdk'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { newSecret, signatures } from './sign.ts'

const body = JSON.stringify({ event_id: '1790000000000.a1B2c3', tags: { name: 'Zoë 🦊' } })
const [present, before, foreign] = [newSecret(), newSecret(), newSecret()]
const signed = () => ({ id: 'msg_1', timestamp: Math.floor(Date.now() / 1_000), body })

const fingerprintTakes = (headers: Record<string, string>, secret: string, data = body) =>
  isValidWebhookSignature({ header: headers['fpjs-event-signature'] ?? '', data: Buffer.from(data), secret })
const standardTakes = (headers: Record<string, string>, secret: string, data = body) => {
  try {
    new Webhook(secret).verify(data, headers)
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'WebhookVerificationError') return false
    throw error
  }
}

describe.each([
  ["Fingerprint's SDK", fingerprintTakes],
  ['Standard Webhooks', standardTakes],
])('%s', (_name, takes) => {
  it('takes a signature by its secret, and by no other', () => {
    const headers = signatures([present], signed())
    expect(takes(headers, present)).toBe(true)
    expect(takes(headers, foreign)).toBe(false)
    expect(takes(headers, present, body.replace('a1', 'b1'))).toBe(false)
  })

  it('takes either secret during a rotation', () => {
    const headers = signatures([present, before], signed())
    expect([present, before, foreign].map((secret) => takes(headers, secret))).toEqual([true, true, false])
  })
})

describe('signatures', () => {
  it('have the form that each scheme asks for', () => {
    const headers = signatures([present, before], signed())
    expect(headers['fpjs-event-signature']).toMatch(/^v1=[0-9a-f]{64},v1=[0-9a-f]{64}$/)
    expect(headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}= v1,[\w+/]{43}=$/)
    expect(present).toMatch(/^whsec_[\w+/]{43}=$/)
  })

  it('cover id and time in Standard Webhooks', () => {
    const headers = signatures([present], signed())
    expect(standardTakes({ ...headers, 'webhook-id': 'msg_2' }, present)).toBe(false)
    expect(standardTakes({ ...headers, 'webhook-timestamp': String(signed().timestamp - 1) }, present)).toBe(false)
  })
})
