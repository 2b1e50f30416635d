import { environmentsAndKeys } from './0001-environments-and-keys.ts'
import { visitors } from './0002-visitors.ts'
import { blockingKeys } from './0003-blocking-keys.ts'
import { events } from './0004-events.ts'
import { noncesAndClaims } from './0005-nonces-and-claims.ts'
import { tokens } from './0006-tokens.ts'
import { merges } from './0007-merges.ts'
import { search } from './0008-search.ts'
import { environmentSettingsAndSealingKeys } from './0009-environment-settings-and-sealing-keys.ts'
import { webhooks } from './0010-webhooks.ts'
import { privacy } from './0011-privacy.ts'
import { activity } from './0012-activity.ts'
import { rulesets } from './0012-rulesets.ts'
import { rates } from './0015-rates.ts'
import { near } from './0016-near.ts'
import { nearIndex } from './0017-near-index.ts'
import type { Migration } from './migration.ts'

/** In running order. Imported, not read from a folder: they work from one bundled file. */
export const migrations: readonly Migration[] = [
  environmentsAndKeys,
  visitors,
  blockingKeys,
  events,
  noncesAndClaims,
  tokens,
  merges,
  search,
  environmentSettingsAndSealingKeys,
  webhooks,
  privacy,
  activity,
  rulesets,
  rates,
  near,
  nearIndex,
]
