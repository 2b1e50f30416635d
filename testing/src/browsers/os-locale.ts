import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startProcess } from '../spawn.ts'
import { tempDir } from '../temp-dir.ts'
import { within } from '../timing.ts'

const SOURCES = '/usr/share/i18n/locales'
const COMPILE_TIMEOUT_MS = 60_000

const compiled = new Map<string, Promise<string | undefined>>()

/**
 * Environment of a desktop that is set to a language: LANG, LANGUAGE and, as minimal systems have no such locale, a
 * compiled one of our own in LOCPATH (2 s, once per process and language).
 *
 * @param locale BCP 47, with region: `de-DE`
 */
export async function osLocale(locale: string): Promise<Record<string, string>> {
  const name = locale.replace('-', '_')
  const folder = compiled.get(name) ?? compile(name)
  compiled.set(name, folder)
  const path = await folder
  const variables = { LANG: `${name}.UTF-8`, LC_ALL: `${name}.UTF-8`, LANGUAGE: name }
  return path === undefined ? variables : { ...variables, LOCPATH: path }
}

/** @returns the folder to name in LOCPATH, or `undefined` where the system has no sources of locales */
async function compile(name: string): Promise<string | undefined> {
  if (!existsSync(join(SOURCES, name))) return undefined
  const { path } = tempDir('locale')
  const work = await startProcess('localedef', { args: ['-i', name, '-f', 'UTF-8', join(path, `${name}.UTF-8`)] })
  const { code } = await within(work.exited, COMPILE_TIMEOUT_MS, 'localedef', work.output)
  // 1 is a warning, as some sources give; the locale is there all the same.
  if (code !== 0 && code !== 1) throw new Error(`localedef ended with ${code}\n${work.output()}`)
  return path
}
