/**
 * Writes `src/linkage/calendar.json`, when each engine's browsers came out, from MDN's data (CC0-1.0). Run by `npm run
 * build`, so that it is as new as the data package; checked in, so that the sources run without a build.
 */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const FILE = new URL('../src/linkage/calendar.json', import.meta.url)
const MS_PER_DAY = 86_400_000
/** Releases before these are older than any browser the agent runs in. */
const SOURCES = {
  blink: { browser: 'chrome', from: 70 },
  gecko: { browser: 'firefox', from: 70 },
  webkit: { browser: 'safari', from: 13 },
}

const { browsers } = createRequire(import.meta.url)('@mdn/browser-compat-data')

/** Rows `[major, minor, days since the epoch]`, oldest first. */
function releasesOf({ browser, from }) {
  return Object.entries(browsers[browser].releases)
    .filter(([, { release_date: date }]) => date)
    .map(([version, { release_date: date }]) => {
      const [major = 0, minor = 0] = version.split('.').map(Number)
      return [major, minor, Date.parse(date) / MS_PER_DAY]
    })
    .filter(([major]) => major >= from)
    .sort(([a, b], [c, d]) => a - c || b - d)
}

const calendar = Object.fromEntries(Object.entries(SOURCES).map(([engine, source]) => [engine, releasesOf(source)]))
const text = `{\n${Object.entries(calendar)
  .map(([engine, rows]) => `  "${engine}": ${JSON.stringify(rows)}`)
  .join(',\n')}\n}\n`
const before = existsSync(FILE) ? await readFile(FILE, 'utf8') : ''
if (text !== before) await writeFile(FILE, text) // an unchanged file keeps the build's cache
