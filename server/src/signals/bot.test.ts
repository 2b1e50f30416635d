import { expect, it } from 'vitest'
import { bot } from './bot.ts'
import { signalVisit } from './tests/signal-visit.ts'

const GOOGLEBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const ok = <V>(value: V) => ({ state: 'ok' as const, value })

it('adds up what detectors weigh, and keeps them all', () => {
  const visit = signalVisit({ components: { automation: ok({ webdriver: true, traces: ['cdc_'] }) } })
  expect(bot(visit, {})).toMatchObject({
    fields: { bot: 'bad', bot_type: 'automation_tool' },
    detectors: [{ name: 'webdriver-flag', weight: 1 }, { name: 'automation-traces', weight: 1 }],
  })
})

it('tells of weak reasons without a verdict', () => {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
  const visit = signalVisit({ components: { userAgent: ok(userAgent), pointer: ok({ primary: 'none', any: ['none'] }) } })
  expect(bot(visit, {})).toMatchObject({ fields: { bot: 'not_detected' }, detectors: [{ name: 'no-pointer', weight: 0.7 }] })
})

it.each([
  [undefined, 'bad', 'unknown'],
  [{ found: false }, 'bad', 'unknown'],
  [{ found: false, providers: ['Microsoft'] }, 'bad', 'unknown'],
  [{ found: false, providers: ['Microsoft', 'google'] }, 'bad', 'spoofed'],
  [{ found: true, by: 'crawlers' }, 'bad', 'unknown'],
  [{ found: true, by: 'bingbot', provider: 'Microsoft' }, 'bad', 'spoofed'],
  [{ found: true, by: 'googlebot', provider: 'Google' }, 'good', 'verified'],
] as const)('believes a crawler by its address: %j', (crawler, verdict, identity) => {
  const visit = signalVisit({ userAgent: GOOGLEBOT, network: { listed: crawler ? { crawler } : {} } })
  expect(bot(visit, {})?.fields).toMatchObject({ bot: verdict, bot_type: 'search_engine_crawler', bot_info: { name: 'Googlebot', provider: 'Google', identity } })
})

it.each([
  [undefined, 'confirmed', 'good', 'verified'],
  [undefined, 'refuted', 'bad', 'spoofed'],
  [undefined, 'unanswered', 'bad', 'unknown'],
  [{ found: false, providers: ['Google'] }, 'confirmed', 'good', 'verified'],
  [{ found: false, providers: ['Google'] }, 'unanswered', 'bad', 'spoofed'],
  [{ found: true, by: 'googlebot', provider: 'Google' }, 'refuted', 'good', 'verified'],
] as const)('believes a crawler by the name of its address, beside lists: %j, %s', (crawler, crawlerHost, verdict, identity) => {
  const finding = bot(signalVisit({ userAgent: GOOGLEBOT, network: { listed: crawler ? { crawler } : {}, crawlerHost } }), {})
  expect(finding?.fields).toMatchObject({ bot: verdict, bot_info: { identity } })
  expect(finding?.detectors.map(({ name }) => name)).toEqual([`crawler-${identity}`, 'crawler-host'])
})
