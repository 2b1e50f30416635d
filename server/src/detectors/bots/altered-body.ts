import type { Detector } from '../detector.ts'

/**
 * Nonce, clock or components were changed after an agent put them together, as where a recorded body is sent again under a new
 * nonce. A back end that passes payloads on leaves these as they are.
 */
export const alteredBody: Detector = ({ asMade }) =>
  asMade === false ? { weight: 1, reason: 'The body was changed after the agent had made it.' } : undefined
