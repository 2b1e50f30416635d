import { join } from 'node:path'
import type { Explanation } from '@selfsame/contract'
import type { AppDeps } from '../../server/src/app.ts'
import type { Config } from '../../server/src/config/index.ts'
import { createStatistics, observe, type Candidate, type Decision } from '../../server/src/linkage/index.ts'
import { networkPrefix } from '../../server/src/request/client-address.ts'
import { openDatabase } from '../../server/src/store/database.ts'
import { mysql } from '../../server/src/store/dialects/mysql.ts'
import { sqlite } from '../../server/src/store/dialects/sqlite.ts'

interface Known {
  /** Address -> visitor. */
  byAddress: Readonly<Record<string, string>>
  /** What is kept with each event, of the usual size. */
  explanation: Explanation
}

interface VisitorRow {
  id: string
  first_seen_at: number
  last_seen_at: number
  visits: number
}

/**
 * The same route, parser, schema check and transaction, but the candidates' read is one SELECT by primary key and linkage
 * takes what it finds. What identifying cannot be faster than with this store.
 */
export function ceiling(deps: AppDeps, { databaseUrl, dataDir }: Config, { byAddress, explanation }: Known): AppDeps {
  const dialect = databaseUrl === undefined ? sqlite(join(dataDir, 'selfsame.sqlite')) : mysql(databaseUrl)
  const database = openDatabase(dialect, () => undefined)
  const learned = { statistics: createStatistics(), traffic: { visits: 0, newcomers: 0, restless: 0 } }
  // Callers hardly ever share a network (requests.ts).
  const visitors = new Map(Object.entries(byAddress).map(([address, id]) => [networkPrefix(address), id]))
  let network = ''

  async function find(): Promise<Candidate[]> {
    const id = visitors.get(network) ?? 'x'.repeat(20)
    const row: VisitorRow | undefined = await database.run((knex) =>
      knex('visitors').where({ id }).first('id', 'first_seen_at', 'last_seen_at', 'visits'),
    )
    return row ? [{ visitorId: row.id, firstSeenAt: row.first_seen_at, lastSeenAt: row.last_seen_at, visits: row.visits, snapshots: [] }] : []
  }

  return {
    ...deps,
    // Nothing else runs between this and the asking for candidates.
    observe(visit) {
      network = visit.networkPrefix ?? ''
      return observe(visit)
    },
    store: {
      ...deps.store,
      candidates: find,
      countVisitors: () => Promise.resolve(visitors.size),
      learned: () => Promise.resolve(learned),
    },
    decide({ candidates: [candidate], claimedBy }): Decision {
      const visitorId = claimedBy ?? candidate?.visitorId
      const common = { confidence: { score: 0.9 }, explanation, highRecall: { score: 0.9 }, tokenMismatch: false }
      if (visitorId === undefined) return { outcome: 'new', ...common }
      return { outcome: 'linked', visitorId, merges: [], ...common, highRecall: { score: 0.9, visitorId } }
    },
  }
}
