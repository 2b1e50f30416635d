import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findProgram } from '../../../scripts/setup/programs.mjs'
import { SETPRIV } from '../spawn.ts'

const LAUNCHER = fileURLToPath(new URL('../../bin/tied-browser', import.meta.url))

/** What Playwright is to start, and the variables it needs for that. */
export interface TiedBrowser {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

/**
 * The installed browser, started so that it ends with this process: Playwright sees to that itself unless the process
 * is killed, and then a Firefox stays.
 *
 * @returns `undefined` where it is not installed
 */
export function tiedBrowser(program: 'chromium' | 'firefox'): TiedBrowser | undefined {
  const path = findProgram(program)
  if (path === undefined) return undefined
  return existsSync(SETPRIV) ? { executablePath: LAUNCHER, env: { SELFSAME_BROWSER: path } } : { executablePath: path, env: {} }
}
