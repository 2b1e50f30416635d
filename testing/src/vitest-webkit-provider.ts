import { defineBrowserProvider } from '@vitest/browser'
import type { BrowserProvider, BrowserProviderOption, TestProject } from 'vitest/node'
import { startWebKit, type WebKitSession } from './browsers/webkit-session.ts'

declare module 'vitest/node' {
  // vitest's own registry of browser names, extended as its providers do
  interface _BrowserNames {
    webkitgtk: 'webkitgtk'
  }
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** What `page.viewport()` and the option `viewport` call. */
    __vitest_viewport: () => Promise<void>
  }
}

/** Room for the viewport that tests ask for, and for the window's own bar; CSS pixels. */
const WINDOW = { width: 1280, height: 800 }

/** Runs vitest's browser mode in WebKitGTK. Tests only: no clicks or keys from outside the page. */
export function webkitGtk(): BrowserProviderOption {
  return defineBrowserProvider({
    name: 'webkitgtk',
    supportedBrowser: ['webkitgtk'],
    options: {},
    providerFactory: createProvider,
  })
}

function createProvider(project: TestProject): BrowserProvider {
  const sessions = new Map<string, Promise<WebKitSession>>()
  // Nothing to do: the page's frame gets its size from vitest, and the window below has room for it.
  project.browser?.registerCommand('__vitest_viewport', async () => {})
  return {
    name: 'webkitgtk',
    supportsParallelism: false, // a driver serves one browser at a time
    getCommandsContext: () => ({}),
    async openPage(sessionId, url) {
      const opening = sessions.get(sessionId) ?? startWebKit({ pageLoadStrategy: 'none' })
      sessions.set(sessionId, opening)
      const { driver } = await opening
      await driver.manage().window().setRect(WINDOW)
      await driver.get(url)
    },
    async close() {
      const open = [...sessions.values()]
      sessions.clear()
      await Promise.allSettled(open.map(async (session) => (await session).close()))
    },
  }
}
