import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('the figures and charts in the documents are those of bench/results', () => {
  const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('figures.mjs', import.meta.url)), '--check'])
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' })
})
