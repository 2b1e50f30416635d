import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Debian keeps servers here; the PATH of an ordinary user often lacks them. */
const EXTRA_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/lib/chromium']

/**
 * Names under which a program may be installed, most wanted first, and the variable that overrides them.
 *
 * `MiniBrowser` lies in a folder that carries architecture and API version, so it is looked for separately.
 */
const PROGRAMS = {
  chromium: { names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'], variable: 'SELFSAME_CHROMIUM' },
  firefox: { names: ['firefox-esr', 'firefox'], variable: 'SELFSAME_FIREFOX' },
  webkitDriver: { names: ['WebKitWebDriver'], variable: 'SELFSAME_WEBKIT_DRIVER' },
  miniBrowser: { names: ['MiniBrowser'], variable: 'SELFSAME_MINIBROWSER' },
  chromedriver: { names: ['chromedriver'], variable: 'SELFSAME_CHROMEDRIVER' },
  headlessShell: { names: ['../lib/chromium/chromium-headless-shell', 'chromium-headless-shell', 'chrome-headless-shell'], variable: 'SELFSAME_HEADLESS_SHELL' },
  dbusDaemon: { names: ['dbus-daemon'], variable: 'SELFSAME_DBUS_DAEMON' },
  xdotool: { names: ['xdotool'], variable: 'SELFSAME_XDOTOOL' },
  xvfb: { names: ['Xvfb'], variable: 'SELFSAME_XVFB' },
  xauth: { names: ['xauth'], variable: 'SELFSAME_XAUTH' },
  mariadbd: { names: ['mariadbd', 'mysqld'], variable: 'SELFSAME_MARIADBD' },
  mariadbInstallDb: { names: ['mariadb-install-db', 'mysql_install_db'], variable: 'SELFSAME_MARIADB_INSTALL_DB' },
  buildah: { names: ['buildah'], variable: 'SELFSAME_BUILDAH' },
  debootstrap: { names: ['debootstrap'], variable: 'SELFSAME_DEBOOTSTRAP' },
  rsync: { names: ['rsync'], variable: 'SELFSAME_RSYNC' },
  ss: { names: ['ss'], variable: 'SELFSAME_SS' },
  mariadbDump: { names: ['mariadb-dump', 'mysqldump'], variable: 'SELFSAME_MARIADB_DUMP' },
  mariadbClient: { names: ['mariadb', 'mysql'], variable: 'SELFSAME_MARIADB_CLIENT' },
  mariadbDefaults: { names: ['my_print_defaults'], variable: 'SELFSAME_MY_PRINT_DEFAULTS' },
}

/** @typedef {keyof typeof PROGRAMS} Program what tests and benches start */

/**
 * Full path of a program the tests drive, or `undefined` where it is not installed.
 *
 * @param {Program} program
 * @returns {string | undefined}
 */
export function findProgram(program) {
  const { names, variable } = PROGRAMS[program]
  const override = process.env[variable]
  if (override) return isExecutable(override) ? override : undefined
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...EXTRA_FOLDERS]
  if (program === 'miniBrowser') folders.push(...webkitFolders())
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable)
    if (found) return found
  }
  return undefined
}

/** Debian's own Python, where it has what screen readers speak by; another one in the PATH does not see Debian's packages. */
export function findScreenReaderPython() {
  const python = '/usr/bin/python3'
  const isDescribed = libraryFolders().some((folder) => existsSync(join(folder, 'girepository-1.0/Atspi-2.0.typelib')))
  return isExecutable(python) && existsSync('/usr/lib/python3/dist-packages/gi') && isDescribed ? python : undefined
}

/** The library that lends a process another clock; Debian keeps it in a folder named by the architecture. */
export function findFaketime() {
  const override = process.env['SELFSAME_LIBFAKETIME']
  return [...(override ? [override] : []), ...libraryFolders().map((folder) => join(folder, 'faketime', 'libfaketime.so.1'))].find((path) => existsSync(path))
}

/** `/usr/lib/<architecture>/webkit2gtk-<version>` folders, newest API first. */
function webkitFolders() {
  const libraries = '/usr/lib'
  if (!existsSync(libraries)) return []
  const parents = [libraries, '/usr/libexec', ...readdirSync(libraries).filter((name) => name.includes('-linux-')).map((name) => join(libraries, name))]
  return parents
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).filter((name) => /^webkit(2)?gtk-\d/.test(name)).map((name) => join(parent, name)))
    .sort()
    .reverse()
}

/** @type {ReadonlySet<unknown>} error codes of a path that is not there or may not be run */
const NOT_EXECUTABLE = new Set(['ENOENT', 'EACCES', 'ENOTDIR'])

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_EXECUTABLE.has(error.code)) return false
    throw error
  }
}

/** Debian keeps some libraries in a folder named by the architecture. */
function libraryFolders() {
  const libraries = '/usr/lib'
  return existsSync(libraries) ? [libraries, ...readdirSync(libraries).filter((name) => name.includes('-linux-')).map((name) => join(libraries, name))] : []
}
