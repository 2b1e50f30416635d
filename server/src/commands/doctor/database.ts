import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fine, type Check } from './check.ts'

/** Oldest versions that the tests run on. */
const OLDEST = { mariadb: [10, 11], mysql: [8, 4] } as const
/** Processes and database should agree on the time to within this, in ms: nonces, claims and rotations are told by it. */
const CLOCK_TOLERANCE = 2_000
/** Free space below which an operator should hear of it, in bytes. */
const LITTLE_SPACE = 1_073_741_824

export const databaseChecks: readonly Check[] = [
  {
    name: 'database',
    fix: 'check DATABASE_URL, or SELFSAME_DATA_DIR and its permissions; is the database running, and does its firewall let this machine in?',
    async look({ store }) {
      const version = await store.databaseVersion()
      if (version.startsWith('SQLite')) return fine(version)
      const [major = 0, minor = 0] = version.split('.').map(Number.parseFloat)
      const [needMajor, needMinor] = /mariadb/i.test(version) ? OLDEST.mariadb : OLDEST.mysql
      const isOld = major < needMajor || (major === needMajor && minor < needMinor)
      return isOld ? { state: 'fail', detail: version, fix: `upgrade to ${needMajor}.${needMinor} or newer` } : fine(version)
    },
  },
  {
    name: 'privileges',
    fix: 'grant the account SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP and INDEX on this database',
    async look({ store }) {
      await store.probePrivileges()
      return fine('tables can be made, changed and dropped')
    },
  },
  {
    name: 'migrations',
    fix: 'start the server once: it migrates the database',
    async look({ store }) {
      const pending = await store.pendingMigrations()
      if (pending.length === 0) return fine('all done')
      return { state: 'warn', detail: `${pending.length} to do: ${pending.join(', ')}`, fix: 'back up the database, then start the server: it runs them' }
    },
  },
  {
    name: 'clock',
    fix: 'see the database',
    async look({ store }) {
      const before = Date.now()
      const there = await store.databaseTime()
      const apart = Math.abs(there - (before + Date.now()) / 2)
      const detail = `${Math.round(apart)} ms apart from the database's`
      return apart <= CLOCK_TOLERANCE ? fine(detail) : { state: 'fail', detail, fix: 'set both clocks by NTP' }
    },
  },
  {
    name: 'disk',
    fix: 'let SELFSAME_DATA_DIR name a folder that can be written, or made',
    async look({ config: { databaseUrl, dataDir } }) {
      if (databaseUrl !== undefined) return fine('the data is elsewhere: DATABASE_URL')
      const folder = existingFolder(dataDir)
      await access(join(folder, '/'), constants.W_OK) // the slash: a file of that name will not do
      const { bavail, bsize } = await statfs(folder)
      const free = bavail * bsize
      const detail = `${(free / LITTLE_SPACE).toFixed(1)} GiB free for ${dataDir}`
      return free >= LITTLE_SPACE ? fine(detail) : { state: 'warn', detail, fix: 'make room, or let less be kept: see SELFSAME_RETENTION_* in README.md' }
    },
  },
]

/** The folder, or that of its parents in which it would be made. */
function existingFolder(folder: string): string {
  let nearest = resolve(folder)
  while (!existsSync(nearest)) nearest = dirname(nearest)
  return nearest
}
