import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { expect, it } from 'vitest'
import { COMMANDS } from './index.ts'
import type { Terminal } from './terminal.ts'

/** Nothing is run here, so nothing speaks. */
const SILENT: Terminal = { env: {}, out: () => undefined, err: () => undefined }
const README = new URL('../../README.md', import.meta.url)

it('README.md names every command', () => {
  const program = new Command()
  for (const add of COMMANDS) add(program, { terminal: SILENT, run: () => Promise.resolve() })
  const table = readFileSync(README, 'utf8').split('\n').filter((line) => line.startsWith('| `selfsame '))
  const missing = program.commands.map((command) => command.name()).filter((name) => !table.some((line) => line.startsWith(`| \`selfsame ${name}`)))
  expect(missing).toEqual([])
})
