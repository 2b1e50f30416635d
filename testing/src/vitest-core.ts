import { fileURLToPath } from 'node:url'
import type { UserWorkspaceConfig } from 'vitest/config'
import type { BrowserInstanceOption } from 'vitest/node'
import { workspaceAliases } from '../../scripts/workspace-aliases.mjs'
import { displayPlugin } from './vitest-display.ts'

/** CSS pixels of the page that tests run in: a small desktop window. */
export const VIEWPORT = { width: 1280, height: 720 }

/**
 * The vitest project that runs core's tests in browsers.
 *
 * The files share a page (`isolate: false`): a page per file would cost most of the run, and a source must not
 * depend on what ran before it anyway. What must work without a browser goes into `*.node.test.ts`.
 */
export function coreProject(name: string, instances: BrowserInstanceOption[]): UserWorkspaceConfig {
  return {
    root: fileURLToPath(new URL('../../core', import.meta.url)),
    resolve: { alias: workspaceAliases() },
    plugins: [displayPlugin()],
    test: {
      name,
      include: ['src/**/*.test.ts'],
      exclude: ['**/*.node.test.ts'],
      globalSetup: fileURLToPath(new URL('identify-endpoint/vitest-endpoint.ts', import.meta.url)),
      isolate: false,
      fileParallelism: false,
      testTimeout: 20_000,
      browser: { enabled: true, headless: true, screenshotFailures: false, viewport: VIEWPORT, instances },
    },
  }
}
