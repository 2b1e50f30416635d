import { expect, it } from 'vitest'
import { checkOf, stableKey } from './index.ts'

const NONCE = '0123456789abcdef0123456789abcdef'
const check = (components: object, nonce = NONCE, clock = 1_790_000_000_000) => checkOf(nonce, clock, stableKey(components))

it('goes with nonce, clock and components, each of them', () => {
  const made = check({ platform: { state: 'ok', value: 'Linux' } })
  expect(made).toMatch(/^[0-9a-f]{16}$/)
  const changed = [
    check({ platform: { state: 'ok', value: 'Win32' } }),
    check({ platform: { state: 'ok', value: 'Linux' } }, NONCE.replace('0', '1')),
    check({ platform: { state: 'ok', value: 'Linux' } }, NONCE, 1_790_000_000_001),
  ]
  expect(new Set([made, ...changed]).size).toBe(4)
})

it('minds no order of keys, in which writers of JSON differ', () => {
  expect(check({ b: { y: 1, x: [2, { d: 3, c: 4 }] }, a: 'é' })).toBe(check({ a: 'é', b: { x: [2, { c: 4, d: 3 }], y: 1 } }))
})
