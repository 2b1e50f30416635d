/**
 * Runs core's tests in real Chromium and Firefox; `vitest.core-webkit.config.ts` runs them in WebKitGTK.
 *
 * One file in one engine: `npx vitest run --project core-chromium core/src/sources/canvas-text.test.ts`,
 * likewise `core-firefox` and `core-webkit`; all three: `--project 'core-*'`.
 */
import { playwright } from '@vitest/browser-playwright'
import { defineProject } from 'vitest/config'
import { CHROMIUM_FLAGS } from './src/browsers/chromium-flags.ts'
import { tiedBrowser } from './src/browsers/tied-browser.ts'
import { coreProject, VIEWPORT } from './src/vitest-core.ts'
import { afterDisplay } from './src/vitest-display.ts'

/** Milliseconds; a cold Firefox on a busy two-core machine takes up to 20 s. */
const LAUNCH_TIMEOUT_MS = 60_000

function provider(program: 'chromium' | 'firefox', options: { args?: string[]; channel?: string }) {
  const { executablePath, env } = tiedBrowser(program) ?? {}
  // A getter, as the display's name is known later than this file is read.
  const launchOptions = {
    timeout: LAUNCH_TIMEOUT_MS,
    ...options,
    ...(executablePath && { executablePath }),
    get env() {
      return { ...process.env, ...env }
    },
  }
  return afterDisplay(playwright({ launchOptions, contextOptions: { viewport: VIEWPORT } }))
}

export default defineProject(
  coreProject('core', [
    { browser: 'chromium', name: 'core-chromium', provider: provider('chromium', { args: CHROMIUM_FLAGS }) },
    { browser: 'firefox', name: 'core-firefox', provider: provider('firefox', { channel: 'moz-firefox' }) },
  ]),
)
