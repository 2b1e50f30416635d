import { expect, it } from 'vitest'
import { formatAgo, formatBits, formatShare } from './format.ts'

it.each([
  [0.99873, '99.8%'],
  [0.99999, '99.9%'],
  [1, '100.0%'],
  [0.5, '50.0%'],
  [0.0004, '<0.1%'],
  [0, '0.0%'],
])('shows a share of %d as %s', (share, text) => expect(formatShare(share)).toBe(text))

it.each([
  [2.54, '+2.5'],
  [-0.4, '\u22120.4'],
  [0, '+0.0'],
])('shows %d bits as %s', (bits, text) => expect(formatBits(bits)).toBe(text))

it.each([
  [0, 'now'],
  [61_000, '1 minute ago'],
  [2 * 86_400_000, '2 days ago'],
  [-5000, 'now'],
])('calls %d ms ago %s', (past, text) => expect(formatAgo(1_700_000_000_000 - past, 1_700_000_000_000)).toBe(text))
