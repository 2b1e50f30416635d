import type { Agent, start } from '@selfsame/core'

declare global {
  interface Window {
    /** What `agent.js` puts there; missing where that file did not load. */
    Selfsame?: { start: typeof start }
  }
}

/** The agent of the Selfsame server that served `agent.js`; undefined where that could not be loaded. */
export function startAgent(): Agent | undefined {
  const apiKey = document.querySelector<HTMLMetaElement>('meta[name="selfsame-key"]')?.content ?? ''
  return window.Selfsame?.start({ apiKey })
}
