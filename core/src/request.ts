import type { Components, IdentifyRequest } from '@selfsame/contract'
import { checkOf, stableKey } from '@selfsame/contract/check'
import { WIRE_VERSION } from '@selfsame/contract/constants'
import { version } from '../package.json'
import type { Consent } from './consent.ts'
import { hex } from './hex.ts'
import type { Note } from './note.ts'
import type { SourceWindow } from './sources/source.ts'
import type { StartOptions } from './types.ts'
import { pageAddresses } from './url.ts'

/** The body of an identify request: what was read, with a nonce of its own. */
export async function buildRequest(
  window: SourceWindow,
  { apiKey, urlHashing, purpose }: StartOptions,
  visit: { components: Components; note: Note; consent: Consent },
): Promise<IdentifyRequest> {
  const addresses = await pageAddresses(window, urlHashing)
  const nonce = hex(window.crypto.getRandomValues(new Uint8Array(16)))
  const clock = Date.now()
  const components = stableKey(visit.components)
  return {
    v: WIRE_VERSION,
    key: apiKey,
    nonce,
    clock,
    components: JSON.parse(components) as Components, // a copy: what a source finds later must not change what is on its way
    check: checkOf(nonce, clock, components),
    ...visit.note,
    ...addresses,
    ...visit.consent.wireField(),
    ...(purpose !== undefined && { purpose }),
    sdk: { platform: 'js', version },
  }
}
