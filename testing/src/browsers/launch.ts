import { launchChromium } from './chromium.ts'
import { launchFirefox } from './firefox.ts'
import type { Engine, LaunchOptions, RealBrowser } from './types.ts'
import { launchWebKit } from './webkit.ts'

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const satisfies readonly Engine[]

const launchers = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit } satisfies Record<Engine, unknown>

/**
 * Starts the installed browser of an engine, on a display in memory where there is no other.
 *
 * @throws {NotSupported} the engine cannot be had like that
 * @throws {Error} it is not installed: `node scripts/setup/index.mjs`
 */
export function launch(engine: Engine, options: LaunchOptions = {}): Promise<RealBrowser> {
  return launchers[engine](options)
}
