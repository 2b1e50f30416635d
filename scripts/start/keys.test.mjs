import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const MODULE = new URL('./keys.mjs', import.meta.url).href
const ROUNDS = 10
const base = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** Waits until a moment agreed on, so that both are in the middle of it together, and prints the keys it got. */
const PROGRAM = `
  const [module, base, rounds, start] = process.argv.slice(1)
  const { playgroundKeys } = await import(module)
  for (let round = 0; round < rounds; round++) {
    while (Date.now() < Number(start) + round * 20);
    console.log(JSON.stringify(playgroundKeys(base + '/' + round)))
  }
`

async function run(start) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, MODULE, base, String(ROUNDS), String(start)], { timeout: 20_000 })
  let output = ''
  let complaints = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (complaints += chunk))
  const [code] = await once(child, 'close')
  return { code, output, complaints }
}

it('two that start together get the same pair of keys', async () => {
  const start = Date.now() + 1_500
  const [one, other] = await Promise.all([run(start), run(start)])
  expect([one.complaints, other.complaints]).toEqual(['', ''])
  expect(one.output.trim().split('\n')).toHaveLength(ROUNDS)
  expect(other.output).toBe(one.output)
})
