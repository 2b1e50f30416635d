import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LONG_FILES } from './longest-first.ts'

it.for(LONG_FILES)('%s is there', (file) => {
  expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true)
})
