import { eventUpdateSchema, MAX_BODY_BYTES, MAX_TAG_BYTES, type EventUpdate } from '@selfsame/contract'
import { ServerError } from '../errors.ts'
import { environmentOf } from '../middleware/keys.ts'
import type { Middleware } from '../middleware/state.ts'
import { parseJson } from '../request/json.ts'
import { readBody } from '../request/read-body.ts'
import type { Store } from '../store/store.ts'

export interface UpdateEventDeps {
  store: Pick<Store, 'updateEvent'>
  /** Longest wait for the body, in ms. */
  bodyTimeout: number
  /** ms since the epoch */
  now: () => number
}

/** An event that is younger may not have come to this database node yet, in ms. */
const SETTLING = 10_000

/** `PATCH /v4/events/{event_id}`; the official SDK sends its JSON as `text/plain`. */
export function updateEventRoute({ store, bodyTimeout, now }: UpdateEventDeps): Middleware {
  return async (ctx) => {
    const update = parseUpdate(parseJson(await readBody(ctx.req, { maxBytes: MAX_BODY_BYTES, timeout: bodyTimeout })))
    const eventId = String(ctx['params'].eventId)
    if (!(await store.updateEvent(environmentOf(ctx), eventId, update))) throw absent(eventId, now())
    ctx.status = 200
    ctx.body = ''
  }
}

function absent(eventId: string, now: number): ServerError {
  const [, at] = /^(\d{13})\.[A-Za-z0-9]{6}$/.exec(eventId) ?? []
  if (at !== undefined && Math.abs(now - Number(at)) < SETTLING) return new ServerError('state_not_ready', 'the event is not there yet; try again in a moment')
  return new ServerError('event_not_found', 'no such event')
}

/** @throws {ServerError} `request_cannot_be_parsed` */
function parseUpdate(body: unknown): EventUpdate {
  const parsed = eventUpdateSchema.safeParse(body)
  if (!parsed.success) throw refusal(parsed.error.issues[0])
  const { data } = parsed
  if (Object.keys(data).length === 0) throw new ServerError('request_cannot_be_parsed', 'expected linked_id, tags or suspect')
  if (data.tags && Buffer.byteLength(JSON.stringify(data.tags)) > MAX_TAG_BYTES) {
    throw new ServerError('request_cannot_be_parsed', `tags can't be greater than ${MAX_TAG_BYTES} bytes`)
  }
  return data
}

/** `invalid suspect`; an unknown name is quoted, cut. */
function refusal(issue: { message: string; path: readonly PropertyKey[]; keys?: readonly string[] } | undefined): ServerError {
  if (issue && !/^(Invalid|Too|Unrecognized) /.test(issue.message)) return new ServerError('request_cannot_be_parsed', issue.message)
  const name = issue?.path[0] ?? issue?.keys?.[0] ?? 'body'
  return new ServerError('request_cannot_be_parsed', `invalid ${String(name).slice(0, 64)}`)
}
