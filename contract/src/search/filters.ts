import { z } from 'zod'
import { MAX_LINKED_ID_LENGTH } from '../constants.ts'
import { BOT_CATEGORIES, BOT_IDENTITIES } from '../event/bot.ts'
import { RARITY_BUCKETS } from '../event/device.ts'
import { confidenceLevel } from '../event/values.ts'
import { flag, number, text, texts } from './filter.ts'
import { mobileFilters } from './mobile-filters.ts'
import { pageParameters } from './page-parameters.ts'

const id = z.string().regex(/^[\w-]{1,64}$/)
const short = z.string().min(1).max(256)
const carries = (signal: string) => `Result of ${signal}; only events that carry it are found, by \`true\` and by \`false\`.`

/** Every parameter of `GET /v4/events`; events fit that meet all of them. */
export const SEARCH_FILTERS = {
  ...pageParameters,

  visitor_id: text(id, 'The visitor; of a merged one, all events of the one it is part of.'),
  high_recall_id: text(id, 'The answer at the lower threshold, `supplementary_id_high_recall.visitor_id`.'),
  linked_id: text(z.string().max(MAX_LINKED_ID_LENGTH, `linked_id can't be greater than ${MAX_LINKED_ID_LENGTH} characters long`), 'The site\'s own id, exactly.'),
  ip_address: text(z.string().max(64), 'An address, or a range in CIDR notation such as `10.0.0.0/24` or `2001:db8::/32`. Where the operator keeps networks alone, an address finds what is kept of its network.'),
  asn: text(z.string().regex(/^\d{1,10}$/), 'Number of the autonomous system of the address.'),
  url: text(z.string().max(2048), 'Address of the page, exactly.'),
  origin: text(z.string().max(512), 'Origin of the page, for instance `https://example.com`.'),
  environment: texts(short, 'Ids of environments. A key sees its own alone: without that among them, nothing is found.'),
  source: texts(z.enum(['device', 'edge']), 'How the event came about. There are only `device` events.'),
  sdk_version: text(short, 'Version of the agent, exactly.'),
  sdk_platform: text(z.enum(['js', 'android', 'ios']), 'Platform of the agent.'),

  suspect: flag('The flag that the update call sets; events without it are not found.'),
  min_suspect_score: number(z.number().min(0).max(1e9), 'Least suspect score, itself included; only events that carry one are found.'),
  bot: text(z.enum(['all', 'good', 'bad', 'none']), '`all`: any kind of bot; `none`: looked for, and none detected.'),
  bot_info: text(z.enum(['all', 'none']), '`all`: events that say who runs the bot; `none`: no bot detected.'),
  bot_info_category: texts(z.enum(BOT_CATEGORIES), 'What the bot is for.'),
  bot_info_identity: texts(z.enum(BOT_IDENTITIES), 'Whether the bot\'s identity was checked.'),
  bot_info_confidence: texts(confidenceLevel, 'How sure that is.'),
  bot_info_provider: texts(short, 'Who runs the bot, exactly.'),
  bot_info_name: texts(short, 'Name of the bot, exactly.'),
  vpn: flag(carries('VPN detection')),
  vpn_confidence: text(confidenceLevel, 'How sure the VPN detection is.'),
  proxy: flag(carries('proxy detection')),
  tor_node: flag(carries('the look for Tor nodes')),
  virtual_machine: flag(carries('virtual machine detection')),
  tampering: flag(carries('tampering detection')),
  anti_detect_browser: flag(carries('anti-detect browser detection')),
  incognito: flag(carries('private window detection')),
  privacy_settings: flag(carries('privacy settings detection')),
  developer_tools: flag(carries('developer tools detection')),
  rare_device: flag(carries('device rarity')),
  rare_device_percentile_bucket: text(z.enum(RARITY_BUCKETS), 'How rare the device is among the environment\'s own.'),

  ...mobileFilters,
} as const

type Filters = typeof SEARCH_FILTERS
type ValueOf<F> = F extends { schema: infer S extends z.ZodType; many: infer Many } ? (Many extends true ? z.infer<S>[] : z.infer<S>) : never

/** What a search asks for, read and checked. */
export type SearchFilters = { [Name in keyof Filters]?: ValueOf<Filters[Name]> }
