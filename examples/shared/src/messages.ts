/** What went wrong, in a visitor's words, and what can be done. */
export interface Message {
  title: string
  hint: string
}

const UNREACHABLE: Message = {
  title: 'The Selfsame server does not answer',
  hint: 'Is it running? A content blocker or an offline connection looks the same from here.',
}

const BY_CODE: Record<string, Message> = {
  agent_missing: UNREACHABLE,
  network_connection: UNREACHABLE,
  network_abort: UNREACHABLE,
  service_unavailable: UNREACHABLE,
  client_timeout: { title: 'No answer in time', hint: 'The server is slow, or the connection is. Trying again may do.' },
  csp_block: { title: 'This page’s own policy blocked the request', hint: 'Add the Selfsame server to connect-src.' },
  consent_required: { title: 'You have not allowed it', hint: 'Nothing is read, and nobody recognised, before you do.' },
  public_api_key_not_found: { title: 'The server does not know this public key', hint: 'Start the example with the keys the server printed.' },
  too_many_requests: { title: 'Too many requests', hint: 'Wait a moment, then try again.' },
}

/** @param code of a `SelfsameError`, or `agent_missing` where the agent's file did not load */
export function messageOf(code: string): Message {
  return BY_CODE[code] ?? { title: 'Something went wrong', hint: 'Trying again may do; the code below says more.' }
}

/** What a page says of a visitor at a glance. */
export function headlineOf(status: string, data: { visitorFound?: boolean } | undefined): string {
  if (data?.visitorFound === undefined && data) return 'Your server knows who you are; this page does not.'
  if (data) return data.visitorFound ? 'The selfsame visitor.' : 'We have not met.'
  return status === 'error' ? 'No answer.' : 'Have we met?'
}
