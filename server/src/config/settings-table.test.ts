import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withSettingsTable } from './settings-table.ts'
import { SECTIONS, VARIABLE_NAMES, VARIABLES } from './variables/index.ts'

const README = new URL('../../README.md', import.meta.url)

it('README.md has the table of settings as it is: `npm run docs:settings` writes it', () => {
  const page = readFileSync(README, 'utf8')
  expect(page).toBe(withSettingsTable(page))
})

it('no variable stands in the table twice', () => {
  expect(new Set(VARIABLE_NAMES).size).toBe(VARIABLE_NAMES.length)
})

it('no section has the name of a setting', () => {
  expect(Object.keys(VARIABLES).filter((name) => name in SECTIONS)).toEqual([])
})
