import { existsSync } from 'node:fs'
import { galeraScripts } from './galera.mjs'
import { findFaketime, findProgram, findScreenReaderPython } from './programs.mjs'

const FONT_FOLDERS = ['/usr/share/fonts/truetype', '/usr/share/fonts/opentype', '/usr/local/share/fonts']

/**
 * What the tests and benches need besides npm packages.
 *
 * @typedef {object} Requirement
 * @property {string} name     short name, also the key in `--json`
 * @property {string} why      what goes untested without it
 * @property {string[]} packages Debian packages that bring it
 * @property {string} elsewhere how to get it on another system
 * @property {() => boolean} isPresent
 */

/** @type {Requirement[]} */
export const REQUIREMENTS = [
  {
    name: 'chromium',
    why: 'Chromium: agent, e2e and bench runs',
    packages: ['chromium'],
    elsewhere: 'install Chromium or Chrome, or set SELFSAME_CHROMIUM to its path',
    isPresent: () => findProgram('chromium') !== undefined,
  },
  {
    name: 'firefox',
    why: 'Firefox ESR: agent, e2e and bench runs',
    packages: ['firefox-esr'],
    elsewhere: 'install Firefox ESR, or set SELFSAME_FIREFOX to its path',
    isPresent: () => findProgram('firefox') !== undefined,
  },
  {
    name: 'webkit',
    why: 'WebKitGTK (WebKitWebDriver and MiniBrowser): agent, e2e and bench runs',
    packages: ['webkit2gtk-driver'],
    elsewhere: 'install WebKitGTK with WebKitWebDriver and MiniBrowser (Linux only), or set SELFSAME_WEBKIT_DRIVER and SELFSAME_MINIBROWSER',
    isPresent: () => findProgram('webkitDriver') !== undefined && findProgram('miniBrowser') !== undefined,
  },
  {
    name: 'display',
    why: 'Xvfb, a display in memory: WebKitGTK hangs and Firefox has no WebGL without one',
    packages: ['xvfb', 'xauth'],
    elsewhere: 'install Xvfb and xauth (Linux only)',
    isPresent: () => findProgram('xvfb') !== undefined && findProgram('xauth') !== undefined,
  },
  {
    name: 'drivers',
    why: 'chromedriver, the old headless shell and xdotool: the bench of the signals, programs and people alike',
    packages: ['chromium-driver', 'chromium-headless-shell', 'xdotool'],
    elsewhere: 'install chromedriver, chrome-headless-shell and xdotool (Linux only)',
    isPresent: () => [findProgram('chromedriver'), findProgram('headlessShell'), findProgram('xdotool')].every((path) => path !== undefined),
  },
  {
    name: 'screen-reader',
    why: 'the bus that screen readers speak on, and AT-SPI for Python: a person in the bench of the signals who sees no page',
    packages: ['dbus-daemon', 'at-spi2-core', 'gir1.2-atspi-2.0', 'python3-gi'],
    elsewhere: 'install dbus-daemon, AT-SPI with its introspection data, and PyGObject (Linux only)',
    isPresent: () => [findProgram('dbusDaemon'), findScreenReaderPython()].every((path) => path !== undefined),
  },
  {
    name: 'fonts',
    why: 'Liberation, Noto and an emoji font: font, text and emoji components read something',
    packages: ['fonts-liberation', 'fonts-noto-core', 'fonts-noto-color-emoji'],
    elsewhere: 'install the Liberation, Noto Sans and Noto Color Emoji fonts',
    isPresent: () => ['liberation', 'noto/NotoSans-Regular.ttf', 'noto/NotoColorEmoji.ttf'].every(hasFont),
  },
  {
    name: 'locales',
    why: "sources of the system's languages: browsers set to another language",
    packages: ['locales'],
    elsewhere: 'install the sources of glibc locales (Linux only)',
    isPresent: () => existsSync('/usr/share/i18n/locales/de_DE'),
  },
  {
    name: 'mariadb',
    why: 'MariaDB server (programs only, no system service): store and server tests',
    // The -core packages hold the programs without the service, so that nothing is started on this machine.
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    elsewhere: 'install MariaDB 10.11 or later, or set SELFSAME_MARIADBD and SELFSAME_MARIADB_INSTALL_DB',
    isPresent: () =>
      findProgram('mariadbd') !== undefined && findProgram('mariadbInstallDb') !== undefined && findProgram('mariadbDefaults') !== undefined,
  },
]

/**
 * What `npm run test:faults` needs beyond that.
 *
 * @type {Requirement[]}
 */
export const FAULT_REQUIREMENTS = [
  {
    name: 'galera',
    why: 'Galera and rsync: a cluster of three MariaDB servers, one of which is killed',
    packages: ['galera-4', 'rsync', 'iproute2'],
    elsewhere: 'install Galera 4 (libgalera_smm.so in /usr/lib/galera) and rsync',
    isPresent: () => existsSync('/usr/lib/galera/libgalera_smm.so') && galeraScripts() !== undefined && findProgram('rsync') !== undefined && findProgram('ss') !== undefined,
  },
  {
    name: 'mariadb-dump',
    why: 'mariadb-dump: a database that is restored from its backup',
    packages: ['mariadb-client'],
    elsewhere: 'install the MariaDB client programs, or set SELFSAME_MARIADB_DUMP and SELFSAME_MARIADB_CLIENT',
    isPresent: () => findProgram('mariadbDump') !== undefined && findProgram('mariadbClient') !== undefined,
  },
  {
    name: 'faketime',
    why: 'libfaketime: a server whose clock jumps',
    packages: ['libfaketime'],
    elsewhere: 'install libfaketime, or set SELFSAME_LIBFAKETIME to libfaketime.so.1',
    isPresent: () => findFaketime() !== undefined,
  },
]

/**
 * What `npm run test:container` needs beyond that.
 *
 * @type {Requirement[]}
 */
export const CONTAINER_REQUIREMENTS = [
  {
    name: 'buildah',
    why: 'buildah and debootstrap: the container image, built and run',
    packages: ['buildah', 'debootstrap'],
    elsewhere: 'install buildah and debootstrap (Linux only)',
    isPresent: () => findProgram('buildah') !== undefined && findProgram('debootstrap') !== undefined,
  },
]

/** @param {string} path below one of the font folders */
function hasFont(path) {
  return FONT_FOLDERS.some((folder) => existsSync(`${folder}/${path}`))
}

/**
 * The requirements that this machine lacks.
 *
 * @param {readonly Requirement[]} requirements
 */
export function missingRequirements(requirements = REQUIREMENTS) {
  return requirements.filter((requirement) => !requirement.isPresent())
}
