import type { Logger } from 'pino'
import type { Config } from '../config/index.ts'
import { describeFault } from '../fault.ts'
import type { RateStore } from '../store/rate-store.ts'
import { createAddUp } from './add-up.ts'
import type { Counting } from './shared-rate-limit.ts'

/**
 * How rates are counted with other processes.
 *
 * @returns undefined: they are not
 */
export function countTogether({ limits, databaseUrl }: Pick<Config, 'limits' | 'databaseUrl'>, store: RateStore, logger: Logger): Counting | undefined {
  const where = limits.rateStore ?? (databaseUrl === undefined ? 'memory' : 'database')
  if (where === 'memory') return undefined
  const onFault = (error: unknown) => logger.warn(describeFault(error), 'rates are counted by this process alone for a while')
  return { addUp: createAddUp({ store, onFault }), now: Date.now }
}
