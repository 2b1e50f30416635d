import { DAY } from './calendar.ts'
import { hash, share, stream, weighted, zipf } from './draw.ts'
import { events, past, type Moment } from './changes/change.ts'
import type { Browser } from './browser.ts'
import type { World } from './world.ts'

export type NetworkKind = 'home' | 'mobile' | 'office' | 'vpn' | 'away'

/** Where a visit comes from: `prefix` is /24 or /48, which is what a change of network is judged by. */
export interface Connection {
  readonly kind: NetworkKind
  readonly ip: string
  readonly prefix: string
}

/** First octets that are handed out to providers somewhere. */
const FIRST = [
  23, 24, 31, 37, 45, 50, 62, 66, 67, 68, 71, 72, 73, 75, 76, 78, 81, 82, 84, 86, 89, 91, 93, 96, 98, 99, 107, 108, 109, 173, 174, 184, 185, 188, 209,
  213, 217,
]
const PROVIDERS = 5
const CARRIERS = 4

function four(kind: NetworkKind, pool: number, host: number): Connection {
  const prefix = `${FIRST[pool % FIRST.length]}.${(pool >>> 8) & 255}.${(pool >>> 16) & 255}`
  return { kind, ip: `${prefix}.${1 + (host % 254)}`, prefix }
}

function six(kind: NetworkKind, pool: number, [net, host]: readonly [number, number]): Connection {
  const hex = (value: number) => (value & 0xffff).toString(16)
  const prefix = `2a0${(pool >>> 28) & 7}:${hex(pool >>> 12)}:${hex(net)}`
  return { kind, ip: `${prefix}:${hex(net >>> 16)}:${hex(host)}:${hex(host >>> 16)}:${hex(hash(host))}:${hex(hash(host, 1))}`, prefix }
}

/** The line of a household: its prefix stays for weeks or days, its address within for days. */
function homeLine(browser: Browser, world: World): (at: number) => Connection {
  const {
    seed,
    assumptions: { network },
  } = world
  const { household, place } = browser
  const provider = zipf(PROVIDERS, 1, share(seed, 'provider', household))
  const restless = share(seed, 'restless', place.country, provider) < network.restlessProviders
  const prefixes = events(world, network.homePrefix * (restless ? 20 : 1), 'line', household)
  const hosts = events(world, network.homeHost, 'host', household)
  const modern = share(seed, 'ipv6', household) < network.ipv6
  return (at) => {
    const [line, host] = [past(prefixes, at), past(hosts, at)]
    if (modern) {
      const net = hash(seed, 'net6', household, line)
      return six('home', hash(seed, 'provider6', place.country, provider), [net, hash(seed, browser.machine, Math.floor(at / DAY))])
    }
    const pool = Math.floor(share(seed, 'pool', household, line) * network.homePool)
    return four('home', hash(seed, 'isp', place.city, provider, pool), hash(seed, household, line, host))
  }
}

function carrier(browser: Browser, { seed, assumptions: { network } }: World, when: Moment): Connection {
  const which = zipf(CARRIERS, 0.7, share(seed, 'carrier', browser.machine))
  const turn = hash(seed, 'cgnat', browser.index, when.number)
  if (which % 2 === 1) return six('mobile', hash(seed, 'carrier6', browser.place.country, which), [turn, hash(turn)])
  return four('mobile', hash(seed, 'carrier', browser.place.country, which, turn % network.carrierPool), hash(turn))
}

function office({ office: number }: Browser, { seed }: World): Connection {
  return four('office', hash(seed, 'office', number), hash(seed, 'office host', number))
}

function vpn(browser: Browser, { seed }: World, when: Moment): Connection {
  const provider = Math.floor(share(seed, 'vpn provider', browser.machine) * 4)
  const exit = hash(seed, 'exit', browser.machine, Math.floor(when.at / DAY)) % 30
  return four('vpn', hash(seed, 'vpn', provider, exit % 8), hash(seed, provider, exit))
}

/**
 * The networks of a browser over its life: home, a carrier, an office, a VPN, hotels on trips.
 *
 * @returns the connection of a visit, `away` says that the machine is on a trip; undefined where no address is known
 */
export function planNetwork(browser: Browser, world: World): (when: Moment, away: boolean) => Connection | undefined {
  const {
    seed,
    assumptions: { network },
  } = world
  const home = homeLine(browser, world)
  const phone = browser.template.system === 'ios' || browser.template.system === 'android'
  const draw = stream(seed, 'net', browser.machine)
  const usesVpn = draw.chance(network.vpnUsers)
  const mobile = phone ? Math.min(0.95, network.mobile * 2 * draw.next()) : 0.02
  const working = browser.office < 0 ? 0 : browser.fleet ? 0.85 : network.atOffice * (phone ? 0.5 : 1)
  return (when, away) => {
    const pick = (what: string) => share(seed, what, browser.index, when.number)
    if (pick('unknown') < network.unknown) return undefined
    if (usesVpn && pick('vpn') < network.overVpn) return vpn(browser, world, when)
    if (away && !phone) return four('away', hash(seed, 'hotel', browser.machine, Math.floor(when.at / DAY)), hash(seed, browser.machine))
    const kind = weighted<NetworkKind>(
      [
        ['mobile', away ? 0.8 : mobile],
        ['office', working * (1 - mobile)],
        ['home', (1 - mobile) * (1 - working)],
      ],
      pick('kind'),
    )
    if (kind === 'mobile') return carrier(browser, world, when)
    return kind === 'office' ? office(browser, world) : home(when.at)
  }
}
