import { expect, test } from 'vitest'
import { brandList } from './chromium-user-agent.ts'

test('makes the list that Chromium 156 of Debian shows', () => {
  expect(brandList(156, ['Chromium'], '156', '8')).toEqual([
    { brand: 'Not:A-Brand', version: '8' },
    { brand: 'Chromium', version: '156' },
  ])
})

test('another version has another made-up brand and another order', () => {
  expect(brandList(157, ['Chromium'], '157', '99')).toEqual([
    { brand: 'Chromium', version: '157' },
    { brand: 'Not-A.Brand', version: '99' },
  ])
  expect(brandList(158, ['Chromium', 'Google Chrome'], '158', '24').map(({ brand }) => brand)).toEqual(['Chromium', 'Not.A/Brand', 'Google Chrome'])
})
