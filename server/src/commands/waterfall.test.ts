import { expect, it } from 'vitest'
import { waterfall } from './waterfall.ts'

it('draws each step from the total before it to the one after, on one scale', () => {
  const lines = waterfall([
    { name: 'fonts', detail: 'exact', adds: 30 },
    { name: 'screen', detail: 'different', adds: -5 },
    { name: 'gpu', detail: 'exact', adds: 13 },
  ])
  // 38 bits over 44 columns: 0 is the first column, 30 the 34th, 25 the 28th
  expect(lines).toEqual([
    `  fonts   exact       +30.0   +30.0  ${'#'.repeat(34)}`,
    `  screen  different    -5.0   +25.0  |${' '.repeat(27)}${'-'.repeat(6)}`,
    `  gpu     exact       +13.0   +38.0  |${' '.repeat(27)}${'#'.repeat(15)}`,
  ])
})

it('shows zero inside where the total falls below it, and draws nothing of nothing', () => {
  const [first = '', second = ''] = waterfall([{ name: 'a', detail: '', adds: -4 }, { name: 'b', detail: '', adds: 8 }])
  expect([first.indexOf('-', 20) < first.indexOf('|'), second.includes('#')]).toEqual([true, true])
  expect(waterfall([])).toEqual([])
  expect(waterfall([{ name: 'a', detail: 'exact', adds: 0 }])).toHaveLength(1)
})
