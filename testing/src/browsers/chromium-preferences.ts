import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languageList } from './languages.ts'

/**
 * Sets the languages of a profile that is not in use, as its settings page would: the language, then its base.
 *
 * @param locale BCP 47: `de-DE` gives `de-DE,de`
 */
export function writeLanguages(profileDir: string, locale: string): void {
  const folder = join(profileDir, 'Default')
  const file = join(folder, 'Preferences')
  const languages = languageList(locale).join()
  const preferences = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
  preferences['intl'] = { accept_languages: languages, selected_languages: languages }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(preferences))
}
