import { randomBytes } from 'node:crypto'
import type { Event } from '@selfsame/contract'
import { ServerError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import type { TokenUse } from './token-jar.ts'

type TokenStore = Pick<Store, 'findToken' | 'saveToken'>

/** A token that is sent again is noted, and its cookie prolonged, once a day at most; ms. */
const RENEWAL_MS = 86_400_000

/**
 * A token tells next time what linkage says today: a doubtful link must not come back as a certainty. Of ten links at
 * this confidence nine are right or more.
 */
const SURE = 0.9

/** The first-party token of one visit: looked at before linkage, kept or given after it. */
export interface VisitToken {
  /** Absent: tokens are not in use; without `visitorId`: none was sent, or one that is not known. */
  evidence?: { visitorId?: string }
  /**
   * Keeps the token of a visitor that it was right about, or makes one where that is safe. A token that was wrong stays
   * as it is: its owner may still hold it.
   *
   * @param event durable
   * @returns the token to leave in the browser; undefined: leave there what is
   */
  settle(event: Event): Promise<string | undefined>
}

const NONE: VisitToken = { settle: () => Promise.resolve(undefined) }

export async function visitToken(store: TokenStore, environmentId: string, use: TokenUse): Promise<VisitToken> {
  if (use.state === 'none') return NONE
  const { sent } = use
  const known = sent === undefined ? undefined : await store.findToken(environmentId, sent)
  return {
    evidence: known ? { visitorId: known.visitorId } : {},
    async settle({ identification, timestamp }) {
      if (!identification) return undefined
      const { visitor_id: visitorId, visitor_found: found, confidence } = identification
      const isOwner = known?.visitorId === visitorId
      if (isOwner && timestamp - known.seenAt < RENEWAL_MS) return undefined
      if (!isOwner && found && confidence.score < SURE) return undefined
      const token = isOwner && sent !== undefined ? sent : randomBytes(16).toString('base64url')
      return (await save(store, environmentId, token, { visitorId, seenAt: timestamp })) ? token : undefined
    },
  }
}

/** @returns false: the visitor was erased since */
async function save(store: TokenStore, ...[environmentId, token, stored]: Parameters<Store['saveToken']>): Promise<boolean> {
  try {
    await store.saveToken(environmentId, token, stored)
    return true
  } catch (error) {
    if (error instanceof ServerError && error.code === 'visitor_not_found') return false
    throw error
  }
}
