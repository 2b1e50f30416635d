import { expect, it } from 'vitest'
import { createBound } from './bound.ts'
import { simulate, type Line } from './simulate.ts'

const options = { browsers: 150, visits: 6, days: 180, seed: 5, counted: 600, drawn: 4_000 }
const visitOf = ({ browserId, t, headers, components }: Line) => ({ browserId, at: Date.parse(t), headers, components })

it('recognises nearly all and lets few newcomers in as others, with the network or without', () => {
  const lines = [...simulate(options)]
  for (const network of [true, false]) {
    const bound = createBound({ ...options, network })
    const ids = new Map<string, string>()
    let [right, returns, falsely] = [0, 0, 0]
    for (const line of lines) {
      const { visitorId, visitorFound, confidence } = bound.visit(visitOf(line))
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
      const known = ids.get(line.browserId)
      if (known === undefined && visitorFound) falsely++
      if (known !== undefined) returns++
      if (known === visitorId) right++
      ids.set(line.browserId, visitorId)
    }
    expect(right / returns).toBeGreaterThan(0.9)
    expect(falsely).toBeLessThan(10)
  }
}, 60_000)

it('refuses visits of another population', () => {
  const [first] = simulate({ ...options, seed: 6 })
  expect(() => first && createBound({ ...options, network: true }).visit(visitOf(first))).toThrow(RangeError)
})
