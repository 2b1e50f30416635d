import type { Agent, start } from '@selfsame/core'
import { pageSettings } from '../../shared/src/page-settings.ts'

declare global {
  interface Window {
    /** What `agent.js` puts there; missing where that file did not load. */
    Selfsame?: { start: typeof start }
  }
}

/** The agent of the Selfsame server that served `agent.js`; undefined where that could not be loaded. */
export function startAgent(): Agent | undefined {
  const { apiKey } = pageSettings() // the endpoint is where the script came from
  return window.Selfsame?.start({ apiKey })
}
