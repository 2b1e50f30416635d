import { DEFAULT_BASE_PATH } from '@selfsame/contract/constants'
import { SelfsameError } from './errors.ts'
import { scriptUrl } from './script-url.ts'
import type { SourceWindow } from './sources/source.ts'
import type { StartOptions } from './types.ts'

/**
 * Absolute addresses of the server, in the order they are tried, without a slash at the end.
 *
 * The default is the folder that the agent's own `<script>` came from, else `/s` on the page's origin.
 *
 * @throws {SelfsameError} `invalid_endpoint`: none is given, or one is no http(s) address
 */
export function resolveEndpoints(window: SourceWindow, endpoint: StartOptions['endpoint']): [string, ...string[]] {
  const given = typeof endpoint === 'string' ? [endpoint] : (endpoint ?? [defaultEndpoint()])
  const [first, ...others] = given.map((address) => absolute(window, address))
  if (first === undefined) throw new SelfsameError('invalid_endpoint', 'The list of endpoints is empty')
  return [first, ...others]
}

function defaultEndpoint(): string {
  const script = scriptUrl()
  return script ? new URL('.', script).href : DEFAULT_BASE_PATH
}

function absolute(window: SourceWindow, address: string): string {
  // `about:srcdoc` and `blob:` pages have no origin of their own to start from: there the base address counts.
  const base = window.location.origin === 'null' ? window.document.baseURI : window.location.href
  let url: URL
  try {
    url = new URL(address, base)
  } catch (cause) {
    throw new SelfsameError('invalid_endpoint', `The endpoint ${address} is no address`, { cause })
  }
  if (!/^https?:$/.test(url.protocol)) throw new SelfsameError('invalid_endpoint', `The endpoint ${address} is not http(s)`)
  return url.origin + url.pathname.replace(/\/+$/, '')
}
