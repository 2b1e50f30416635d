/**
 * Compiles a project that uses the built packages with every TypeScript of `versions/`. Needs `npm run build`.
 *
 * Only our declarations must hold: those of React, Vue, Svelte and Nuxt may need a newer compiler than a site has, and
 * are then skipped by the site's own `skipLibCheck`, as ours need not be.
 */
import { readdirSync } from 'node:fs'
import { root, run } from './run.mjs'

const CONSUMER = 'scripts/type-versions/consumer.ts'
/** A complaint of the compiler about one of our files: dist, or the consumer. */
const OURS = /^(?!.*node_modules)(?:core|integrations\/\w+|scripts)\/.*error TS/

const ARGUMENTS = [
  ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--types', 'node'],
  ...['--target', 'ES2022', '--lib', 'ES2022,DOM,DOM.Iterable', '--module', 'ESNext', '--moduleResolution', 'bundler'],
]
/** Milliseconds; ten seconds on two free cores. */
const TIMEOUT = 240_000

const versions = readdirSync(`${root}versions`).filter((name) => name.startsWith('typescript-'))
for (const version of versions) {
  const problem = await compile(version)
  console.log(`${version}: ${problem || 'compiles'}`)
  if (problem) process.exitCode = 1
}

/** @returns {Promise<string>} what is wrong, or nothing */
async function compile(version) {
  const line = [`versions/${version}/node_modules/typescript/bin/tsc`, ...ARGUMENTS, CONSUMER]
  const { code, output, timedOut } = await run('node', line, { capture: true, timeout: TIMEOUT })
  const ours = output.split('\n').filter((text) => OURS.test(text))
  if (ours.length > 0) return `\n${ours.join('\n')}`
  if (timedOut) return 'timed out'
  return code !== 0 && !output.includes('error TS') ? `\n${output}` : ''
}
