import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { REQUIREMENTS } from './requirements.mjs'

const SCRIPT = fileURLToPath(new URL('./index.mjs', import.meta.url))

/**
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function setup(args, env = {}) {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 30_000 })
}

test('says in one JSON document what is missing and how to get it, and installs nothing when asked to check', () => {
  const { status, stdout, stderr } = setup(['--check', '--json'], { SELFSAME_CHROMIUM: '/nowhere/chromium' })
  const report = JSON.parse(stdout)
  expect(status).toBe(1)
  expect(stderr).toBe('')
  expect(report.ok).toBe(false)
  expect(report.missing).toContainEqual({
    name: 'chromium',
    why: expect.stringContaining('Chromium'),
    packages: ['chromium'],
    how: expect.stringMatching(/apt-get .*chromium|SELFSAME_CHROMIUM/),
  })
  const names = [...report.present, ...report.missing.map((/** @type {{ name: string }} */ { name }) => name)]
  expect(names.sort()).toEqual(REQUIREMENTS.map(({ name }) => name).sort())
})

test('says it in words', () => {
  const { status, stdout } = setup(['--check'], { SELFSAME_FIREFOX: '/nowhere/firefox' })
  expect(status).toBe(1)
  expect(stdout).toMatch(/Missing on this machine:\n(.*\n)*  firefox\n    for: Firefox ESR.*\n    get: \S+/)
})

test('explains itself, and refuses what it does not know', () => {
  expect(setup(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage:') })
  expect(setup(['--instal'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Unknown option --instal') })
})
