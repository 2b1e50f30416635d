import { expect, it } from 'vitest'
import { newEventId, newVisitorId, randomAlphanumerics } from './ids.ts'

it('makes ids of the shapes that the Server API promises', () => {
  expect(newVisitorId()).toMatch(/^[A-Za-z0-9]{20}$/)
  expect(newEventId(1_790_000_000_000)).toMatch(/^1790000000000\.[A-Za-z0-9]{6}$/)
})

it('uses all 62 characters alike', () => {
  const counts = new Map<string, number>()
  for (const character of randomAlphanumerics(62 * 1_000)) counts.set(character, (counts.get(character) ?? 0) + 1)
  expect(counts.size).toBe(62)
  // 1,000 each, standard deviation 31: six of them. A byte modulo 62 would give eight characters a quarter more.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(190)
})
