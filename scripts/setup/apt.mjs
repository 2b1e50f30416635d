import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Ten minutes: a first installation takes about one, a slow mirror several. */
const INSTALL_TIMEOUT_MS = 600_000

/** @returns {'ready' | 'not-debian' | 'not-root'} whether this process may install Debian packages */
export function aptState() {
  if (!isDebian()) return 'not-debian'
  return process.getuid?.() === 0 ? 'ready' : 'not-root'
}

/** Debian itself only: Ubuntu's chromium and firefox packages are wrappers around snaps, which cannot be driven. */
function isDebian() {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID="?debian"?$/m.test(readFileSync(file, 'utf8')) && existsSync('/usr/bin/apt-get')
}

/**
 * The command line that installs `packages`, as one would type it.
 *
 * @param {readonly string[]} packages
 */
export function installCommand(packages) {
  return ['apt-get', ...installArguments(packages)].join(' ')
}

/** @param {readonly string[]} packages */
function installArguments(packages) {
  return ['-o', 'DPkg::Lock::Timeout=400', 'install', '-y', '--no-install-recommends', ...packages]
}

/**
 * Refreshes the package lists once and installs. Output goes to stderr, so that stdout stays free for `--json`.
 *
 * @param {readonly string[]} packages
 * @param {(line: string) => void} say
 * @throws {Error} when apt-get fails
 */
export function installPackages(packages, say) {
  say('Running apt-get update')
  const update = apt(['-o', 'DPkg::Lock::Timeout=400', '-qq', 'update'])
  if (update !== 0) say(`apt-get update ended with ${update}; trying with the lists this machine has`)
  say(`Running ${installCommand(packages)}`)
  const install = apt(['-qq', ...installArguments(packages)])
  if (install !== 0) throw new Error(`apt-get install ended with ${install}; its own message is above`)
}

/**
 * @param {readonly string[]} args
 * @returns {number | NodeJS.Signals | null} exit status, or the signal that ended it
 */
function apt(args) {
  const { status, signal, error } = spawnSync('apt-get', args, {
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: INSTALL_TIMEOUT_MS,
  })
  // At the time limit `signal` says so; any other error means that there is no apt-get to start.
  if (error && !signal) throw error
  return status ?? signal
}
