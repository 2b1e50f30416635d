import { WEBHOOK_TYPE_HEADER, type VisitorMerged } from '@selfsame/contract'
import type { ClaimedDelivery } from '../store/index.ts'
import type { Post } from './sender.ts'
import { signatures } from './sign.ts'

/** Where a delivery goes, and what it is signed with. */
export interface Target {
  webhookId: string
  url: string
  secrets: readonly string[]
}

/** @param now ms since the epoch */
export function toPost({ webhookId, url, secrets }: Target, delivery: ClaimedDelivery, now: number): Post {
  const body = JSON.stringify(bodyOf(delivery))
  return {
    webhookId,
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'selfsame-webhooks',
      [WEBHOOK_TYPE_HEADER]: delivery.content.type,
      ...signatures(secrets, { id: delivery.id, timestamp: Math.floor(now / 1_000), body }),
    },
  }
}

function bodyOf({ content, environmentId }: ClaimedDelivery): unknown {
  if (content.type === 'event') return content.event
  const { younger, older, at } = content.merge
  return {
    type: 'visitor.merged',
    timestamp: new Date(at).toISOString(),
    data: { environment_id: environmentId, visitor_id: older, merged_visitor_id: younger, merged_at: at },
  } satisfies VisitorMerged
}
