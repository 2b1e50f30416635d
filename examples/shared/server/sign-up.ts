import { answer, json } from './answer.ts'
import { memoryLedger } from './ledger.ts'
import { readApi, type ApiEvent } from './server-api.ts'
import type { Settings } from './settings.ts'
import { verifyVisit, type Limits } from './verify-visit.ts'

/** Bytes: an event id and an e-mail address need far less. */
const MAX_BODY = 4096
const LIMITS: Omit<Limits, 'origins'> = { maxAge: 2 * 60_000, minConfidence: 0.5, maxAccounts: 2 }
const ledger = memoryLedger(Date.now)

/**
 * `POST /api/sign-up` with `{ eventId, email }`: 200, accepted or refused with a reason, without the visitor's
 * id; 400 for a form that cannot be read; the Server API's status where it refused or did not answer.
 *
 * @param address IP address of the request, as the framework tells it
 */
export async function signUp(request: Request, address: string | undefined, settings: Settings): Promise<Response> {
  const form = readForm(await readText(request))
  if (!form) return json(400, { error: { code: 'form_invalid' } })
  const limits = { ...LIMITS, origins: settings.pageOrigins }
  const readEvent = (eventId: string) => readApi<ApiEvent>(settings, `/events/${encodeURIComponent(eventId)}`)
  return await answer(async () => {
    const verdict = await verifyVisit({ eventId: form.eventId, address, now: Date.now() }, limits, { readEvent, ledger })
    // Here a real back end keeps the account of `form.email`, and `verdict.visitorId` with it.
    return verdict.accepted ? { accepted: true, accounts: verdict.accounts } : verdict
  })
}

/** The body; empty where it is longer than a form of ours can be. */
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? Infinity) > MAX_BODY) return ''
  return await request.text()
}

function readForm(text: string): { eventId: string; email: string } | undefined {
  const { eventId, email } = parse(text)
  return typeof eventId === 'string' && typeof email === 'string' && email.includes('@') ? { eventId, email } : undefined
}

/** No object: a form without fields. */
function parse(text: string): { eventId?: unknown; email?: unknown } {
  try {
    return (JSON.parse(text) as object | null) ?? {}
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return {}
  }
}
