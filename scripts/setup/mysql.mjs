#!/usr/bin/env node
/**
 * Fetches a real MySQL server without installing it: Debian's stable suites have MariaDB only, its unstable suite has
 * MySQL. The packages come, signature checked, through a private apt root in a temporary folder and are unpacked, with
 * the C library they were built for, into node_modules/.cache. Needs no root; nothing of the system changes.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/selfsame', import.meta.url))
const TREE = join(CACHE, 'mysql')
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'
/** Most fetches take 15 s; a slow mirror gets five minutes per step. */
const STEP_TIMEOUT_MS = 300_000
const OUTPUT_BYTES = 64 * 1024 * 1024

/** Whether the server is there already. */
export function hasMysql() {
  return existsSync(join(TREE, 'usr/sbin/mysqld'))
}

/**
 * The unpacked server, fetched at the first call.
 *
 * @param {(line: string) => void} [say] told what is being done, nothing where the cache has it
 * @returns {Promise<{ state: 'ready', tree: string } | { state: 'absent', reason: string }>}
 */
export async function ensureMysql(say = () => {}) {
  if (hasMysql()) return { state: 'ready', tree: TREE }
  const obstacle = findObstacle()
  if (obstacle) return { state: 'absent', reason: obstacle }
  say("Fetching MySQL from Debian's unstable suite into node_modules/.cache (about 15 s, once)")
  const root = mkdtempSync(join(tmpdir(), 'selfsame-apt-'))
  try {
    await fetchAndUnpack(root)
    return { state: 'ready', tree: TREE }
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    return { state: 'absent', reason: error.message }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** A step of the fetch that did not work out: no network, no such package, no space. */
class StepFailed extends Error {}

function findObstacle() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg')) {
    return 'MySQL is fetched with apt-get and dpkg, which this system lacks'
  }
  if (!existsSync(KEYRING)) return `the Debian archive keys are missing (${KEYRING})`
  return undefined
}

/** @param {string} root an empty folder */
async function fetchAndUnpack(root) {
  for (const folder of ['lists/partial', 'cache/archives/partial', 'tree']) mkdirSync(join(root, folder), { recursive: true })
  // An empty status file: apt then fetches every dependency, the C library too, whatever this system has.
  writeFileSync(join(root, 'status'), '')
  writeFileSync(join(root, 'sources.list'), `deb [signed-by=${KEYRING}] ${await mirror()} unstable main\n`)
  const options = aptOptions(root)
  await run('apt-get', [...options, '-qq', 'update'])
  await run('apt-get', [...options, '-qq', 'install', '-y', '--download-only', '--no-install-recommends', 'mysql-server-core'])
  const archives = join(root, 'cache/archives')
  const packages = readdirSync(archives).filter((name) => name.endsWith('.deb'))
  for (const name of packages) await run('dpkg', ['-x', join(archives, name), join(root, 'tree')])
  const tree = join(root, 'tree')
  if (!existsSync(join(tree, 'usr/sbin/mysqld'))) throw new StepFailed('the mysql-server-core package holds no mysqld')
  await moveToCache(tree)
}

/** @param {string} root */
function aptOptions(root) {
  const options = {
    'Dir::Etc::SourceList': join(root, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': '/dev/null',
    'Dir::State': root,
    'Dir::State::Lists': join(root, 'lists'),
    'Dir::State::Status': join(root, 'status'),
    'Dir::Cache': join(root, 'cache'),
    // The folder belongs to whoever runs this, so apt's own download user could not write there.
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
  }
  return Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`])
}

/** The Debian mirror that this machine is set up with, so that proxies and local mirrors go on working. */
async function mirror() {
  const listed = await run('apt-get', ['indextargets', '--format', '$(LABEL) $(REPO_URI)', 'Created-By: Packages'])
  const line = listed.split('\n').find((target) => target.startsWith('Debian '))
  if (!line) throw new StepFailed('apt knows no Debian mirror on this machine (run apt-get update)')
  return line.slice('Debian '.length).trim()
}

/**
 * Copies, as the temporary folder may be on another file system; the rename at the end is atomic, so that two runs at
 * a time cannot mix.
 *
 * @param {string} tree
 */
async function moveToCache(tree) {
  mkdirSync(dirname(TREE), { recursive: true })
  const staging = `${TREE}.${process.pid}`
  await run('cp', ['-a', tree, staging])
  try {
    renameSync(staging, TREE)
  } catch (error) {
    rmSync(staging, { recursive: true })
    // Another run was faster, and its tree is as good.
    if (!hasMysql()) throw error
  }
}

/**
 * Not the synchronous kind: a test runner that waits for MySQL has other things to do meanwhile.
 *
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<string>} what it printed
 * @throws {StepFailed}
 */
async function run(program, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  try {
    const { stdout } = await promisify(execFile)(program, args, { env, timeout: STEP_TIMEOUT_MS, maxBuffer: OUTPUT_BYTES })
    return stdout
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const said = 'stderr' in error && error.stderr ? lastLines(String(error.stderr)) : lastLines(error.message)
    throw new StepFailed(`${program} failed: ${said}`, { cause: error })
  }
}

/**
 * The last lines hold apt's reason; addresses are left out, they say nothing about the fault.
 *
 * @param {string} text
 */
function lastLines(text) {
  return text.trim().split('\n').slice(-3).join(' | ').replace(/https?:\/\/\S+/g, '<mirror>')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await ensureMysql((line) => process.stderr.write(`${line}\n`))
  process.stdout.write(result.state === 'ready' ? `MySQL is in ${result.tree}\n` : `MySQL cannot be had: ${result.reason}\n`)
  process.exitCode = result.state === 'ready' ? 0 : 1
}
