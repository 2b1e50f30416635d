import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepUseClient, loadsAsNuxtModule, loadsFingerprint, runesCompile } from './entries.mjs'
import { answersRequests } from './serve.mjs'
import { compiles } from './types.mjs'
import { refusesOldNode } from './old-node.mjs'

/**
 * Each check resolves to nothing, or to what is wrong.
 *
 * @typedef {Awaited<ReturnType<typeof import('./project.mjs').createProject>>} Project
 * @type {{ name: string, check: (project: Project) => Promise<string | void> }[]}
 */
export const CHECKS = [
  { name: 'every package carries its licence and neither sources nor tests', check: carryLicence },
  { name: 'every package can be imported', check: (project) => eachLoads(project, importLine) },
  { name: 'every package can be required', check: (project) => eachLoads(project, requireLine) },
  { name: "import('@selfsame/core') is silent", check: isSilent },
  { name: '@selfsame/core/fingerprint starts an agent, imported and required', check: loadsFingerprint },
  { name: '@selfsame/vue/nuxt is a Nuxt module', check: loadsAsNuxtModule },
  { name: '@selfsame/svelte/runes compiles for browser and server', check: runesCompile },
  { name: "@selfsame/react says 'use client', as ES module and CommonJS", check: keepUseClient },
  { name: 'types hold in strict projects: bundler, nodenext ESM and CJS', check: compiles },
  { name: 'selfsame serve answers /health and hands out the agent', check: answersRequests },
  { name: 'selfsame on an old Node says so and ends', check: refusesOldNode },
]

async function carryLicence({ cwd, names, run }) {
  for (const name of names) {
    const folder = join(cwd, 'node_modules', name)
    if (!readFileSync(join(folder, 'LICENSE'), 'utf8').startsWith('MIT License')) return `${name}: no MIT licence`
    const { output } = await run('find', [folder, '-path', '*/node_modules/*/node_modules', '-prune', '-o', '-name', '*.test.*', '-print'])
    if (output.includes('.test.')) return `${name} ships tests:\n${output}`
  }
}

async function eachLoads({ names, run }, line) {
  for (const name of names) {
    const { code, output } = await run('node', line(name))
    if (code !== 0 || output.trim() !== 'loaded') return `${name}:\n${output}`
  }
}

const importLine = (name) => ['--input-type=module', '-e', `import * as m from '${name}'; ${SAY}`]
const requireLine = (name) => ['--input-type=commonjs', '-e', `const m = require('${name}'); ${SAY}`]
const SAY = "console.log(Object.keys(m).length > 0 ? 'loaded' : 'no exports')"

async function isSilent({ run }) {
  const { code, output } = await run('node', ['-e', "import('@selfsame/core')"])
  if (code !== 0 || output !== '') return `exit ${code}: ${output}`
}
