import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fileOrder, LONG_FILES, LongestFirst } from './longest-first.ts'

it.for(LONG_FILES)('%s is there', (file) => {
  expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true)
})

it.for(['--sequence.shuffle', '--sequence.shuffle=true', '--sequence.shuffle.files'])('leaves the order to %s', (option) => {
  expect(fileOrder(['node', 'vitest', 'run', option, '--project', 'unit'])).toEqual({})
})

it.for(['--sequence.shuffle=false', '--sequence.shuffle.tests', '--sequence.seed=7'])('sets the order with %s', (option) => {
  expect(fileOrder(['node', 'vitest', 'run', option])).toEqual({ sequencer: LongestFirst })
})
