import { FingerprintServerApiClient } from '@fingerprint/node-sdk'
import { tempDir } from '@selfsame/testing'
import { runCommand } from '../../tests/run-command.ts'
import { startTestServer, type TestServer } from '../../tests/test-server.ts'
import { SECRET_KEY } from '../../tests/visit.ts'

/** What a customer of the official SDK would have: a live server on real HTTP, and the SDK, unmodified. */
export interface SdkSite extends AsyncDisposable {
  readonly server: TestServer
  /** @param apiKey default: the server's own */
  client(apiKey?: string): FingerprintServerApiClient
  /** Runs `selfsame ... --json` on the server's data, as an operator would beside it. */
  command<T>(...args: readonly string[]): Promise<T>
}

/** @param env settings over the tests' own */
export async function startSdkSite(env: Record<string, string> = {}): Promise<SdkSite> {
  const folder = tempDir('sdk')
  const settings = { SELFSAME_DATA_DIR: folder.path, SELFSAME_ENCRYPTION_KEY: 'ab'.repeat(32), ...env }
  const server = await startTestServer(settings)
  return {
    server,
    client: (apiKey = SECRET_KEY) => new FingerprintServerApiClient({ apiKey, fetch: rewrittenTo(server.url) }),
    async command<T>(...args: readonly string[]) {
      const { code, out, err } = await runCommand([...args, '--json'], settings)
      if (code !== 0) throw new Error(err)
      return JSON.parse(out) as T
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      folder.remove()
    },
  }
}

/** The SDK's addresses are fixed; its seam is the fetch that it is given. Nothing but the host is changed. */
export function rewrittenTo(url: string): typeof fetch {
  return (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input)
    return fetch(url + pathname + search, init)
  }
}
