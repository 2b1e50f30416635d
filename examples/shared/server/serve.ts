import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { backEnd } from './back-end.ts'
import { readSettings } from './settings.ts'

/**
 * Runs an example's back end until SIGINT or SIGTERM, and prints its address.
 *
 * @param base `import.meta.url` of the example's `server.mjs`; the built page is in `dist/` beside it
 */
export function serveExample(base: string): void {
  const settings = readSettings(process.env)
  const server = backEnd(settings, fileURLToPath(new URL('./dist', base)))
  server.listen(settings.port, settings.host, () => {
    const { port } = server.address() as AddressInfo
    console.log(`http://${settings.host}:${port}`)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      server.closeAllConnections()
    })
  }
}
