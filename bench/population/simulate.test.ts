import { createHash } from 'node:crypto'
import { componentNames, componentsSchema } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { defaultAssumptions } from './assumptions.ts'
import { createLives } from './lives.ts'
import { simulate, type Line } from './simulate.ts'
import { variedAssumptions } from './vary.ts'
import { createWorld } from './world.ts'

const small = { browsers: 300, visits: 6, seed: 7 }
const lines = [...simulate(small)]
const hashOf = (all: readonly Line[]) =>
  createHash('sha256')
    .update(all.map((line) => JSON.stringify(line)).join('\n'))
    .digest('hex')

it('is the same to the byte for the same seed, and another for another', () => {
  expect(hashOf([...simulate(small)])).toBe(hashOf(lines))
  expect(hashOf([...simulate({ ...small, seed: 8 })])).not.toBe(hashOf(lines))
})

it('is the very population that figures were measured on', () => {
  // a change of the simulator changes this digest: measure again what is quoted (README.md)
  expect(hashOf(lines)).toMatchInlineSnapshot(`"e10e240aa053158b65e7258296290a9fda462d7a63fcb0ca69cc7cb8c349ccd3"`)
})

it('gives a browser the same life however many others there are', () => {
  const few = new Set([...simulate({ ...small, browsers: 50, groups: false })].map((line) => JSON.stringify(line)))
  const same = [...simulate({ ...small, groups: false })].filter(({ browserId }) => Number(browserId.slice(1)) < 50)
  expect(same.map((line) => JSON.stringify(line)).every((line) => few.has(line))).toBe(true)
  expect(same).toHaveLength(few.size)
})

it('comes sorted by time', () => {
  const times = lines.map(({ t }) => t)
  expect(times).toEqual([...times].sort())
})

it('sends every component, with values that the contract allows', () => {
  for (const { components } of [...lines, ...simulate({ ...small, seed: 9, assumptions: variedAssumptions(9) })]) {
    expect(componentNames.filter((name) => name in components)).toEqual(Object.keys(components))
    expect(componentsSchema.parse(components)).toEqual(components)
  }
})

it('sends all components in the default world', () => {
  expect(lines.every(({ components }) => Object.keys(components).length === componentNames.length)).toBe(true)
})

it('has each kind of device and most kinds of change', () => {
  const classes = new Set(lines.map((line) => line.class))
  expect([...classes].sort()).toEqual(['android', 'desktop', 'ios'])
  const causes = new Set(lines.flatMap((line) => line.causes))
  for (const cause of ['first', 'browser-update', 'browser-patch', 'os-update', 'network', 'private', 'travel', 'dock', 'rotate'])
    expect(causes).toContain(cause)
})

it('holds no more lives than it may, and makes those it dropped again as they were', () => {
  const world = createWorld({ seed: 7, days: 180, assumptions: defaultAssumptions })
  const lives = createLives(world, 6, 10)
  const state = (index: number) => lives.get(index).at({ at: world.end - 1, number: 5 }).latent
  const before = Array.from({ length: 40 }, (_, index) => state(index))
  expect(Array.from({ length: 40 }, (_, index) => state(index))).toEqual(before)
  expect(lives.most).toBe(10)
})
