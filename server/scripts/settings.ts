/** Writes the table of settings into README.md: `npm run docs:settings`. A test holds that it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs'
import { withSettingsTable } from '../src/config/settings-table.ts'

const README = new URL('../README.md', import.meta.url)

writeFileSync(README, withSettingsTable(readFileSync(README, 'utf8')))
