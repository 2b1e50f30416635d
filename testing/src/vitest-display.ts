import type { Plugin } from 'vitest/config'
import type { BrowserProviderOption, Vitest } from 'vitest/node'
import { ensureDisplay, stopDisplay } from './display.ts'

/**
 * Plugin of a vitest project: gives its browsers a display, and takes it away when the run is over.
 * Not a `globalSetup`: those run when the browsers have started.
 */
export function displayPlugin(): Plugin {
  return {
    name: 'selfsame:display',
    async configureVitest({ vitest }: { vitest: Vitest }) {
      await ensureDisplay()
      vitest.onClose(stopDisplay)
    },
  }
}

/** A provider that does not start its browser ahead of `displayPlugin`, as Playwright's would to save a second. */
export function afterDisplay<T extends object>(provider: BrowserProviderOption<T>): BrowserProviderOption<T> {
  const patient = { ...provider }
  delete patient.prewarm
  return patient
}
