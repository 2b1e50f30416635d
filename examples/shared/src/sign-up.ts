/** The back end's answer to a form. */
export type SignUpAnswer = { accepted: true; accounts: number } | { accepted: false; reason: string; message: string }

/**
 * Sends the form, with the event by which the back end can look up who sends it.
 *
 * @throws {Error} the back end, or the Selfsame server behind it, did not answer
 */
export async function postSignUp(form: { eventId: string; email: string }): Promise<SignUpAnswer> {
  const response = await fetch('/api/sign-up', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(form),
  })
  if (!response.ok) throw new Error(`The back end answered ${response.status}`)
  return (await response.json()) as SignUpAnswer
}

/** What the page says of the answer. */
export function describeAnswer(answer: SignUpAnswer): string {
  if (!answer.accepted) return answer.message
  return answer.accounts === 1 ? 'Welcome! This is your first account.' : `Welcome back. This is your account number ${answer.accounts}.`
}

/** What became of a form that was sent. */
export type SignUpState =
  | { status: 'idle' }
  | { status: 'sending' }
  | { status: 'accepted'; text: string }
  | { status: 'refused'; text: string; reason: string }

/**
 * Asks for a fresh event, since the one of the page's beginning may be old by now, and sends it with the form. Never
 * throws: all that can go wrong is something to tell the visitor.
 *
 * @param identify asks the agent anew: `getData({ ignoreCache: true })`
 */
export async function signUp(email: string, identify: () => Promise<{ eventId: string }>): Promise<SignUpState> {
  try {
    const { eventId } = await identify()
    const answer = await postSignUp({ eventId, email })
    const text = describeAnswer(answer)
    return answer.accepted ? { status: 'accepted', text } : { status: 'refused', text, reason: answer.reason }
  } catch (error) {
    return { status: 'refused', text: `That did not work: ${(error as Error).message}`, reason: codeOf(error) }
  }
}

/** The code of a `SelfsameError`, for instance `consent_required`. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'failed'
}
