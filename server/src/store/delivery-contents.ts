import type { Knex } from 'knex'
import { readEvents } from './events.ts'
import { mergesOf } from './merges.ts'
import type { DeliveryContent, WebhookType } from './webhook-store.ts'

/** What a delivery tells of. */
export interface Subject {
  environment_id: string
  type: WebhookType
  subject_id: string
}

/**
 * What deliveries tell, by the subject's id: as it is now, so that a receiver is told what the Server API would say.
 * Missing: it was erased, or a merge was undone.
 */
export async function contentsOf(knex: Knex, subjects: readonly Subject[]): Promise<Map<string, DeliveryContent>> {
  const contents = new Map<string, DeliveryContent>()
  const ids = (type: WebhookType) => subjects.filter((subject) => subject.type === type).map((subject) => subject.subject_id)
  const [environmentId = ''] = subjects.map((subject) => subject.environment_id)
  for (const event of await readEvents(knex, environmentId, ids('event'))) contents.set(event.event_id, { type: 'event', event })
  for (const merge of await mergesOf(knex, environmentId, ids('visitor.merged'))) contents.set(merge.younger, { type: 'visitor.merged', merge })
  return contents
}
