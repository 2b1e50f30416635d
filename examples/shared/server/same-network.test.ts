import { expect, it } from 'vitest'
import { sameNetwork } from './same-network.ts'

it.each([
  ['192.0.2.1', '192.0.2.200', true],
  ['192.0.2.1', '192.0.3.1', false],
  ['::ffff:192.0.2.1', '192.0.2.7', true],
  ['2001:db8:1:2::3', '2001:db8:1:ffff::9', true],
  ['2001:db8:1::1', '2001:db8:2::1', false],
  ['192.0.2.1', '2001:db8::1', undefined],
  ['192.0.2.1', undefined, undefined],
  [undefined, '192.0.2.1', undefined],
  ['unknown', 'unknown', undefined],
])('%s and %s: %s', (one, other, same) => expect(sameNetwork(one, other)).toBe(same))
