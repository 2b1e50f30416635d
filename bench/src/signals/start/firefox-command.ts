import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProcess, type RunningProcess } from '@selfsame/testing'
import { installed, type CommandOptions } from './chromium-command.ts'

export type Prefs = Readonly<Record<string, string | number | boolean>>

/** No first-run pages and no traffic of its own. */
const QUIET: Prefs = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'termsofuse.bypassNotification': true,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
}

/** Starts Firefox as a person does, with settings of about:config. */
export async function startFirefox(url: string, options: CommandOptions & { prefs?: Prefs }): Promise<RunningProcess> {
  const profile = join(options.folder, 'firefox')
  mkdirSync(profile, { recursive: true })
  const lines = Object.entries({ ...QUIET, ...options.prefs }).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
  writeFileSync(join(profile, 'user.js'), lines.join('\n'))
  return startProcess(installed('firefox'), {
    args: ['--no-remote', '--profile', profile, ...(options.args ?? []), url],
    env: { DISPLAY: options.display, HOME: options.folder, ...options.env },
  })
}
