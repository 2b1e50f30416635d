/**
 * Wire constants shared by the agent and the server. No validator here: the agent bundles this file.
 */

/** Version of the identify body. The server accepts this one and the two before it. */
export const WIRE_VERSION = 1

/** Where agent and API live unless the operator says otherwise (`SELFSAME_BASE_PATH`). */
export const DEFAULT_BASE_PATH = '/s'

/** Below the base path. Neutral names, so that no blocklist finds a tracker's word in the address. */
export const PATHS = { identify: '/i', agent: '/agent.js', token: '/t' } as const

/** Largest identify body, in bytes of UTF-8. */
export const MAX_BODY_BYTES = 65_536

/** Largest `tag`, in bytes of its JSON text. */
export const MAX_TAG_BYTES = 16_384

/** Longest `linkedId`, in UTF-16 code units. */
export const MAX_LINKED_ID_LENGTH = 256

/** Longest `purpose`, in UTF-16 code units. */
export const MAX_PURPOSE_LENGTH = 128

/** A value was read. Any other state says why there is none; linkage treats those as missing. */
export const COMPONENT_STATES = ['ok', 'absent', 'blocked', 'noised', 'timeout', 'failed'] as const

/** Codes that only the agent raises; the server's codes are in `errors.ts`. */
export const CLIENT_ERROR_CODES = [
  'client_timeout',
  'network_connection',
  'network_abort',
  'csp_block',
  'invalid_endpoint',
  'bad_response_format',
  'api_key_missing',
  'sandboxed_iframe',
  'consent_required',
  'storage_blocked',
  'provider_missing',
] as const
