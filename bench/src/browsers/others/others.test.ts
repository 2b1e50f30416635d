import { componentsSchema } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { others } from './others.ts'

const model = { timeZone: { state: 'ok', value: 'Europe/Vienna' }, fonts: { state: 'noised' }, maths: { state: 'ok', value: 'abc' } } as const

it('draws visitors that the wire accepts, the same ones for the same seed', () => {
  const drawn = others([model], 60, 1)
  expect(drawn.map((each) => componentsSchema.parse(each))).toEqual(drawn)
  expect(others([model], 60, 1)).toEqual(drawn)
  expect(others([model], 60, 2)).not.toEqual(drawn)
})

it('gives a third of them a browser at hand, which falsifies what it falsified', () => {
  const same = others([model], 60, 1).filter(({ maths }) => maths?.state === 'ok' && maths.value === 'abc')
  expect(same).toHaveLength(20)
  expect(same.every(({ fonts }) => fonts?.state === 'noised')).toBe(true)
})
