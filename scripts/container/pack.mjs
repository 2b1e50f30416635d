#!/usr/bin/env node
/**
 * `npm run container:pack`: builds the server and packs it, with the agent, as npm would publish them, into `server/`, where
 * its Dockerfile finds them. stdout: the files.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, run } from '../run.mjs'

const TIMEOUT = 480_000

/**
 * @param {string} folder
 * @returns {Promise<string[]>} paths of the packages in it
 */
export async function packInto(folder) {
  for (const name of packed(folder)) rmSync(join(folder, name))
  await expectSuccess('turbo', ['run', 'build', '--filter=@selfsame/server', '--output-logs=errors-only'])
  await expectSuccess('npm', ['pack', '-w', 'core', '-w', 'server', '--pack-destination', folder, '--silent'])
  return packed(folder).map((name) => join(folder, name))
}

/** @param {string} folder */
function packed(folder) {
  return readdirSync(folder).filter((name) => /^selfsame-(core|server)-.*\.tgz$/.test(name))
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function expectSuccess(command, args) {
  const { code, output } = await run(command, args, { capture: true, timeout: TIMEOUT })
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code}:\n${output}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await packInto(join(root, 'server'))).join('\n'))
