import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { environment, run } from '../run.mjs'
import { rootVersion } from './versions.mjs'

const INSTALL_TIMEOUT = 240_000

/** What a blank project may bring along: frameworks and the compiler, in the versions we develop with. */
const COMPANIONS = ['react', 'vue', '@nuxt/kit', 'svelte', 'typescript', '@types/node', '@types/react']

/**
 * A blank project with the packed packages in it. Its commands see our Node, none of our other tools.
 *
 * @param {string} folder
 * @param {{ name: string, file: string }[]} tarballs
 */
export async function createProject(folder, tarballs) {
  const cwd = join(folder, 'project')
  mkdirSync(cwd)
  const packed = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]))
  const companions = Object.fromEntries(COMPANIONS.map((name) => [name, rootVersion(name)]))
  write(cwd, 'package.json', JSON.stringify({ private: true, type: 'module', dependencies: { ...packed, ...companions } }))
  const env = { ...environment, PATH: `${nodeFolder()}${delimiter}${process.env.PATH}`, npm_config_omit_lockfile_registry_resolved: 'true' }
  const project = {
    cwd,
    env,
    names: tarballs.map(({ name }) => name),
    write: (name, text) => write(cwd, name, text),
    run: (command, args, options = {}) => run(command, args, { cwd, env, capture: true, timeout: 60_000, ...options }),
  }
  const install = await project.run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], { timeout: INSTALL_TIMEOUT })
  if (install.code !== 0) throw new Error(`npm install failed:\n${install.output}`)
  return project
}

function write(cwd, name, text) {
  writeFileSync(join(cwd, name), text)
}

function nodeFolder() {
  return join(process.execPath, '..')
}
