import { afterAll, beforeAll, describe } from 'vitest'
import type { StoreLocation } from './create-store.ts'
import { candidatesSuite } from './suite/candidates.ts'
import { environmentsSuite } from './suite/environments.ts'
import { eventsSuite } from './suite/events.ts'
import { erasureSuite } from './suite/erasure.ts'
import { faultsSuite } from './suite/faults.ts'
import { type Ground, layGround } from './suite/ground.ts'
import { keysSuite } from './suite/keys.ts'
import { learningSuite } from './suite/learning.ts'
import { lostAnswersSuite } from './suite/lost-answers.ts'
import { mergesSuite } from './suite/merges.ts'
import { migrationsSuite } from './suite/migrations.ts'
import { nearSuite } from './suite/near.ts'
import { outboxSuite } from './suite/outbox.ts'
import { privacySuite } from './suite/privacy.ts'
import { racesSuite } from './suite/races.ts'
import { ratesSuite } from './suite/rates.ts'
import { rulesetsSuite } from './suite/rulesets.ts'
import { sealingKeysSuite } from './suite/sealing-keys.ts'
import { searchSuite } from './suite/search.ts'
import { searchPagesSuite } from './suite/search-pages.ts'
import { tokensSuite } from './suite/tokens.ts'
import { velocitySuite } from './suite/velocity.ts'
import { visitsSuite } from './suite/visits.ts'
import { webhooksSuite } from './suite/webhooks.ts'

/** An empty database, and how to be rid of it. */
export interface Site {
  location: StoreLocation
  remove(): Promise<void>
}

/**
 * What every store must do, whatever it is kept in.
 *
 * @param newSite called several times: some tests want a database that nobody has touched
 */
export function describeStore(name: string, newSite: () => Promise<Site>): void {
  describe(name, () => {
    let site: Site
    let ground: Ground
    beforeAll(async () => {
      site = await newSite()
      ground = await layGround(site.location)
    })
    afterAll(async () => {
      await ground?.close()
      await site?.remove()
    })
    const current = () => ground
    keysSuite(current)
    environmentsSuite(current)
    sealingKeysSuite(current)
    visitsSuite(current)
    candidatesSuite(current)
    eventsSuite(current)
    searchSuite(current)
    searchPagesSuite(current)
    racesSuite(current)
    mergesSuite(current)
    erasureSuite(current)
    privacySuite(current)
    nearSuite(current)
    tokensSuite(current)
    learningSuite(current)
    webhooksSuite(current)
    outboxSuite(current)
    velocitySuite(current)
    ratesSuite(current)
    rulesetsSuite(current)
    faultsSuite(current)
    lostAnswersSuite(current)
    migrationsSuite(newSite)
  })
}
