import { expect, it } from 'vitest'
import { automations } from './automations/index.ts'
import { people } from './humans/index.ts'
import { recipes } from './recipes/index.ts'
import { simulatedHonest } from './simulated.ts'

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

it('measures the programs, people and recipes that it says it does, each by a name of its own', () => {
  expect(automations.length).toBeGreaterThanOrEqual(24)
  expect(automations.filter(({ hardened }) => hardened).length).toBeGreaterThanOrEqual(8)
  expect(people.length).toBeGreaterThanOrEqual(20)
  expect(recipes.length).toBeGreaterThanOrEqual(30)
  const all = [...names(automations), ...names(people)]
  expect(new Set(all).size).toBe(all.length)
  expect(new Set(names(recipes)).size).toBe(recipes.length)
})

it('accuses no simulated honest visit, and finds none anomalous', () => {
  expect(simulatedHonest()).toMatchObject({ accused: 0, anomalous: 0 })
})
