import { ask, botDetectors, crawlerOf, header, sum, type BotDetectorName, type Crawler, type NamedReason } from '../detectors/index.ts'
import { handshakeOf } from './known/handshake.ts'
import type { HostCheck } from './known/network-facts.ts'
import type { Finding, Signal, SignalFields, SignalVisit } from './signal.ts'

/** Weights together from which on it is a bot. Fractions add up with an error in the last digit. */
const ENOUGH = 1 - 1e-9

/** What the heaviest reason says of the kind of bot; the first that fired in this order. */
const TYPES: readonly (readonly [BotDetectorName, string])[] = [
  ['automation-traces', 'automation_tool'],
  ['http-library', 'http_client'],
  ['bare-request', 'http_client'],
  ['no-rendering', 'http_client'],
  ['altered-body', 'http_client'],
  ['program-handshake', 'http_client'],
  ['headless-name', 'headless_browser'],
  ['no-pointer', 'headless_browser'],
  ['webdriver-flag', 'webdriver'],
  ['webdriver-hidden', 'webdriver'],
  ['console-listener', 'devtools_protocol'],
  ['forceless-presses', 'devtools_protocol'],
  ['aimed-presses', 'automation_tool'],
]

const typeOf = (reasons: readonly NamedReason[]) => TYPES.find(([name]) => reasons.some((reason) => reason.name === name))?.[1] ?? 'automation_tool'

type BotField = 'bot' | 'bot_type' | 'bot_info'
type Identity = NonNullable<SignalFields['bot_info']>['identity']

/** What is believed first: a list that has the address, a name that leads back to it, then what speaks against it. */
function identityOf(visit: SignalVisit, crawler: Crawler): Identity {
  const [listed, { crawlerHost }] = [listedAs(visit, crawler), visit.network]
  if (listed === 'verified' || crawlerHost === 'confirmed') return 'verified'
  return listed === 'spoofed' || crawlerHost === 'refuted' ? 'spoofed' : 'unknown'
}

/** By the operator's lists of addresses that crawlers come from; without one of this provider's nothing can be checked. */
function listedAs({ network }: SignalVisit, { provider }: Crawler): Identity {
  const listing = network.listed.crawler
  const isOurs = (name: string) => name.toLowerCase() === provider.toLowerCase()
  if (!listing?.found) return listing?.providers?.some(isOurs) ? 'spoofed' : 'unknown'
  if (listing.provider === undefined) return 'unknown'
  return isOurs(listing.provider) ? 'verified' : 'spoofed'
}

const HOSTS: Readonly<Record<HostCheck, NamedReason>> = {
  confirmed: { name: 'crawler-host', weight: 1, reason: 'The name of the address is of the crawler\'s domain, and leads back to the address.' },
  refuted: { name: 'crawler-host', weight: 1, reason: 'The address has no name of the crawler\'s domain that leads back to it.' },
  unanswered: { name: 'crawler-host', weight: 0, reason: 'The domain name system did not say in time whose the address is.' },
}

function named(visit: SignalVisit, crawler: Crawler, reasons: readonly NamedReason[]): Finding<BotField> {
  const [identity, { crawlerHost }] = [identityOf(visit, crawler), visit.network]
  const { name, provider, url, category } = crawler
  return {
    fields: {
      bot: identity === 'verified' ? 'good' : 'bad',
      bot_type: category,
      bot_info: { category, provider, provider_url: url, name, identity, confidence: identity === 'unknown' ? 'low' : 'high' },
    },
    detectors: [{ name: `crawler-${identity}`, weight: 1, reason: `The user agent says it is ${name}; by its address it is ${identity}.` }, ...(crawlerHost ? [HOSTS[crawlerHost]] : []), ...reasons],
  }
}

/**
 * Whether a program visits. All detectors vote with weights (`detectors/bots/`); from 1 together on it is a bot. One that says who it
 * is, and comes from where that one's operator says, is good.
 */
export const bot: Signal<BotField> = (visit) => {
  const reasons = ask(botDetectors, { ...visit, ...handshakeOf(visit) })
  const crawler = crawlerOf(header(visit, 'user-agent') ?? visit.userAgent ?? '')
  if (crawler) return named(visit, crawler, reasons)
  return sum(reasons) >= ENOUGH
    ? { fields: { bot: 'bad', bot_type: typeOf(reasons) }, detectors: reasons }
    : { fields: { bot: 'not_detected' }, detectors: reasons }
}
