import { z } from 'zod'
import { flag, number, text } from './filter.ts'

/** ms since the epoch in digits, or an RFC 3339 timestamp; read as ms. */
const moment = z.union([z.string().regex(/^\d{1,15}$/), z.iso.datetime({ offset: true })])

/** Which part of what fits is given, and in which order. */
export const pageParameters = {
  start: text(moment, 'First moment, itself included: ms since the epoch, or RFC 3339. Default: 7 days ago.'),
  end: text(moment, 'Last moment, itself included: ms since the epoch, or RFC 3339. Default: now.'),
  reverse: flag('Oldest first. Default: newest first.'),
  limit: number(z.number().int().min(1).max(100), 'Most events of the answer. Default: 10.'),
  pagination_key: text(z.string().max(512), 'From the answer before; the other parameters must be the same as there, but for `limit`.'),
  total_hits: number(z.number().int().min(1).max(1000), 'Count all that fits, up to this many.'),
  ii: text(z.string().max(256), 'Which software asks; the official SDKs add it. Not looked at.'),
} as const
