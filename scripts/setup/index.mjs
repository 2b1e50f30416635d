#!/usr/bin/env node
/**
 * Makes a machine ready for `npm test` and the benches. No dependencies, and old Node is enough: it runs before
 * anything else does.
 *
 * stdout: the report (one JSON document with --json). stderr: progress. Exit: 0 all there, 1 something is missing,
 * 2 unknown option.
 */
import { aptState, installCommand, installPackages } from './apt.mjs'
import { ensureGaleraScripts } from './galera.mjs'
import { ensureMysql, hasMysql } from './mysql.mjs'
import { CONTAINER_REQUIREMENTS, FAULT_REQUIREMENTS, REQUIREMENTS, missingRequirements } from './requirements.mjs'

const HELP = `Usage: node scripts/setup/index.mjs [--check] [--faults] [--container] [--json]

Looks for the browsers, fonts, display and database server that tests and benches use.
On Debian as root it installs what is missing; elsewhere it says how to get it.
A real MySQL is fetched into node_modules/.cache where apt can: without it only the tests on MySQL are skipped.

  --check  only report, install nothing
  --faults also what \`npm run test:faults\` needs: Galera, libfaketime, mariadb-dump
  --container  also what \`npm run test:container\` needs: buildah, debootstrap
  --json   report as one JSON document: { ok, present: [name], missing: [{ name, why, packages, how }],
           mysql: "ready" | "absent" }
  --help   this text

A program in an unusual place: set SELFSAME_CHROMIUM, SELFSAME_FIREFOX, SELFSAME_WEBKIT_DRIVER,
SELFSAME_MINIBROWSER, SELFSAME_XVFB, SELFSAME_MARIADBD or SELFSAME_MARIADB_INSTALL_DB to its path.
`

const OPTIONS = ['--check', '--faults', '--container', '--json', '--help']

process.exitCode = await main(process.argv.slice(2))

/**
 * @param {string[]} args command line without program and script
 * @returns {Promise<number>} exit code
 */
async function main(args) {
  const unknown = args.find((arg) => !OPTIONS.includes(arg))
  if (unknown) {
    say(`Unknown option ${unknown}\n\n${HELP}`)
    return 2
  }
  if (args.includes('--help')) {
    process.stdout.write(HELP)
    return 0
  }
  const json = args.includes('--json')
  const requirements = [
    ...REQUIREMENTS,
    ...(args.includes('--faults') ? FAULT_REQUIREMENTS : []),
    ...(args.includes('--container') ? CONTAINER_REQUIREMENTS : []),
  ]
  if (!args.includes('--check')) {
    installMissing(requirements)
    if (args.includes('--faults') && aptState() !== 'not-debian') ensureGaleraScripts(say)
    const mysql = await ensureMysql(say)
    if (mysql.state === 'absent') say(`Tests on MySQL will be skipped: ${mysql.reason}`)
  }
  return report(requirements, json)
}

/**
 * Installs where it can; a failure is told here and shows again in the report as what is still missing.
 *
 * @param {readonly import('./requirements.mjs').Requirement[]} requirements
 */
function installMissing(requirements) {
  const missing = missingRequirements(requirements)
  if (missing.length === 0 || aptState() !== 'ready') return
  say('Installing what the tests need and this machine lacks:')
  for (const { name, why } of missing) say(`  ${name}: ${why}`)
  try {
    installPackages(missing.flatMap(({ packages }) => packages), say)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    say(error.message)
  }
}

/**
 * @param {readonly import('./requirements.mjs').Requirement[]} requirements
 * @param {boolean} json
 * @returns {number} exit code
 */
function report(requirements, json) {
  const missing = missingRequirements(requirements)
  const entries = missing.map(({ name, why, packages, elsewhere }) => ({ name, why, packages, how: how(packages, elsewhere) }))
  if (json) {
    const present = requirements.filter((requirement) => !missing.includes(requirement)).map(({ name }) => name)
    const mysql = hasMysql() ? 'ready' : 'absent'
    process.stdout.write(`${JSON.stringify({ ok: missing.length === 0, present, missing: entries, mysql }, null, 2)}\n`)
  } else {
    process.stdout.write(missing.length === 0 ? 'Everything the tests need is installed.\n' : describe(entries))
  }
  return missing.length === 0 ? 0 : 1
}

/** @param {{ name: string, why: string, how: string }[]} entries */
function describe(entries) {
  const lines = entries.map(({ name, why, how }) => `  ${name}\n    for: ${why}\n    get: ${how}\n`)
  return `Missing on this machine:\n${lines.join('')}`
}

/**
 * @param {readonly string[]} packages
 * @param {string} elsewhere
 */
function how(packages, elsewhere) {
  return aptState() === 'not-debian' ? elsewhere : `as root: ${installCommand(packages)}`
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`)
}
