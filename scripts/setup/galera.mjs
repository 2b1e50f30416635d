/**
 * Fetches the scripts by which a Galera node copies its state to another. Debian has them in `mariadb-server`, which would
 * start a system service: so the package is unpacked into node_modules/.cache, and not installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/selfsame', import.meta.url))
const TREE = join(CACHE, 'galera')
const TIMEOUT_MS = 120_000

/** Folder of `wsrep_sst_rsync`, or undefined where it was not fetched. */
export function galeraScripts() {
  const folder = join(TREE, 'usr/bin')
  return existsSync(join(folder, 'wsrep_sst_rsync')) ? folder : undefined
}

/**
 * @param {(line: string) => void} say
 * @returns {boolean} whether they are there now
 */
export function ensureGaleraScripts(say) {
  if (galeraScripts()) return true
  say("Fetching Galera's scripts into node_modules/.cache (about 5 s, once)")
  const work = mkdtempSync(join(tmpdir(), 'selfsame-galera-'))
  try {
    if (!run(work, 'apt-get', ['-qq', '-o', 'APT::Sandbox::User=root', 'download', 'mariadb-server'], say)) return false
    const archive = readdirSync(work).find((name) => name.endsWith('.deb'))
    if (!archive || !run(work, 'dpkg', ['-x', archive, 'tree'], say)) return false
    mkdirSync(CACHE, { recursive: true })
    rmSync(TREE, { recursive: true, force: true })
    if (!run(work, 'cp', ['-r', 'tree', `${TREE}.new`], say)) return false // another file system may lie between
    renameSync(`${TREE}.new`, TREE)
    return galeraScripts() !== undefined
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} cwd
 * @param {string} program
 * @param {string[]} args
 * @param {(line: string) => void} say
 */
function run(cwd, program, args, say) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', process.stderr.fd, process.stderr.fd], timeout: TIMEOUT_MS })
  if (status !== 0) say(`${program} ended with ${status ?? error?.message}`)
  return status === 0
}
