import { expect, it } from 'vitest'
import { random } from '../src/random.ts'
import { createMix } from './mix.ts'
import { FRESH, NONCE } from './requests.ts'

it('each visit has a nonce and digests of its own, and is as long as it was', () => {
  const text = `POST / HTTP/1.1\r\n\r\n{"nonce":"${NONCE}","canvasText":"${FRESH}","name":"ü"}`
  const next = createMix({ returning: [text], changed: [text], crowd: [text], newcomers: [text] }, random(1))
  const sent = Array.from({ length: 50 }, () => next().toString())
  expect(new Set(sent).size).toBe(50)
  for (const request of sent) {
    expect(request).toMatch(/"nonce":"[0-9a-f]{32}","canvasText":"[0-9a-f]{16}","name":"ü"/)
    expect(request).toHaveLength(text.length)
  }
})
