/**
 * Packs the five packages as npm would publish them, installs them into a blank project and uses them there.
 *
 * stdout: one line a check. Exit 1 where one fails.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, root, run } from '../run.mjs'
import { CHECKS } from './checks.mjs'
import { createProject } from './project.mjs'

const PACKAGES = ['core', 'integrations/react', 'integrations/vue', 'integrations/svelte', 'server']

/** Milliseconds for building, or for packing. */
const TIMEOUT = 480_000

const folder = mkdtempSync(join(tmpdir(), 'selfsame-pack-'))
try {
  await expectSuccess('turbo', ['run', 'build', ...PACKAGES.map((path) => `--filter=./${path}`), '--output-logs=errors-only'])
  const project = await createProject(folder, await pack())
  process.exitCode = (await checkAll(project)) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @returns {Promise<{ name: string, file: string }[]>} package name and path of its tarball */
async function pack() {
  const workspaces = PACKAGES.flatMap((path) => ['-w', path])
  const output = await expectSuccess('npm', ['pack', ...workspaces, '--pack-destination', folder, '--json', '--silent'])
  const packed = JSON.parse(output.slice(output.search(/[[{]/)))
  const tarballs = Array.isArray(packed) ? packed : Object.values(packed)
  return tarballs.map(({ name, filename }) => ({ name, file: join(folder, filename) }))
}

async function checkAll(project) {
  let allGood = true
  for (const { name, check } of CHECKS) {
    const problem = await check(project).catch((error) => error)
    if (problem) allGood = false
    console.log(problem ? `FAILED  ${name}\n${problem.stack ?? problem}` : `ok      ${name}`)
  }
  return allGood
}

async function expectSuccess(command, args) {
  const { code, output, timedOut } = await run(command, args, { cwd: root, env: environment, capture: true, timeout: TIMEOUT })
  if (code !== 0) throw new Error(`${command} ${args[0]} ${timedOut ? 'timed out' : 'failed'}:\n${output}`)
  return output
}
