import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProcess, type RunningProcess } from '@selfsame/testing'
import { findProgram } from '../../../../scripts/setup/programs.mjs'

/** No traffic of its own, no first-run page, and root may start it; nothing that automation needs. */
const PLAIN = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
]

export function installed(program: Parameters<typeof findProgram>[0]): string {
  const path = findProgram(program)
  if (path === undefined) throw new Error(`${program} is not installed: run \`node scripts/setup/index.mjs\``)
  return path
}

export interface CommandOptions {
  /** Profile. */
  folder: string
  display: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** BCP 47 list for the profile's language setting. */
  languages?: string
}

/** Starts Chromium as a person or a desktop icon does: a program, a profile, an address. */
export async function startChromium(url: string, { folder, display, args = [], env = {}, languages }: CommandOptions): Promise<RunningProcess> {
  const profile = join(folder, 'chromium')
  if (languages !== undefined) writePreferences(profile, { intl: { accept_languages: languages, selected_languages: languages } })
  return startProcess(installed('chromium'), {
    args: [...PLAIN, `--user-data-dir=${profile}`, ...args, url],
    env: { DISPLAY: display, ...env },
  })
}

function writePreferences(profile: string, preferences: object): void {
  const file = join(profile, 'Default', 'Preferences')
  if (existsSync(file)) return
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(file, JSON.stringify(preferences))
}
