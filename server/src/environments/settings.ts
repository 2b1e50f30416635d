import { z } from 'zod'
import { isAddressRange } from '../config/formats.ts'
import { isHeaderRule } from './header-rule.ts'
import { isOriginRule } from './origin-rule.ts'

/** More rules of a kind than anybody writes by hand; each is tried at every request. */
const MOST_RULES = 200

const rules = (fits: (text: string) => boolean, hint: string) =>
  z.array(z.string().refine(fits, hint)).max(MOST_RULES, `expected at most ${MOST_RULES}`).readonly().default([])

const addresses = rules(isAddressRange, 'expected an address or a CIDR range such as 192.0.2.0/24 or 2001:db8::/32')
const headers = rules(isHeaderRule, 'expected a header and what it holds, * for anything, such as "user-agent: *HeadlessChrome*"')

/** What an operator chooses for one environment; what is not chosen has its default. Rules of `environments/filter.ts`. */
export const environmentSettingsSchema = z.object({
  /** Pages that may identify; none: all. */
  origins: rules(isOriginRule, 'expected an origin such as https://shop.example or https://*.shop.example'),
  /** Networks that may identify; none: all. */
  allowedAddresses: addresses,
  /** Networks that may not; before those that may. */
  blockedAddresses: addresses,
  /** Of these headers one at least must fit; none: any. */
  allowedHeaders: headers,
  /** Requests with a header that fits are refused. */
  blockedHeaders: headers,
  /** The page is told the event alone, not the visitor: only the back end learns who it was. */
  zeroTrust: z.boolean().default(false),
})

export type EnvironmentSettings = Readonly<z.output<typeof environmentSettingsSchema>>

export const DEFAULT_SETTINGS: EnvironmentSettings = Object.freeze(environmentSettingsSchema.parse({}))
