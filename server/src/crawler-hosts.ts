import { Resolver } from 'node:dns/promises'
import type { Logger } from 'pino'
import type { Config } from './config/index.ts'
import { crawlerOf } from './detectors/index.ts'
import { describeFault } from './fault.ts'
import { createHostChecker } from './network/host-checker.ts'
import { isPrivateAddress } from './request/client-address.ts'
import type { HostCheck } from './signals/index.ts'

/**
 * Whether a visit comes from a host of the crawler that its user agent names; undefined: it names none that has hosts, or the
 * operator did not turn it on.
 */
export type CrawlerHosts = (userAgent: string | undefined, address: string) => Promise<HostCheck | undefined>

/** For one question, and how often it is put, by the resolver itself; in ms. */
const QUESTION = { timeout: 400, tries: 2 }

/** @param config by default nobody is asked for anything */
export function crawlerHosts({ verifyBots, dnsServers }: Config['signals'], now: () => number, logger: Pick<Logger, 'warn'>): CrawlerHosts {
  if (verifyBots !== 'dns') return async () => undefined
  const names = new Resolver(QUESTION)
  if (dnsServers.length > 0) names.setServers(dnsServers)
  const check = createHostChecker({ names, now, onFault: (error) => logger.warn(describeFault(error), 'a host name could not be looked up') })
  return async (userAgent, address) => {
    const hosts = crawlerOf(userAgent ?? '')?.hosts
    return hosts && !isPrivateAddress(address) ? check(address, hosts) : undefined
  }
}
