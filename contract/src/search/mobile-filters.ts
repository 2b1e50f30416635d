import { z } from 'zod'
import { flag, text } from './filter.ts'

const NOTHING = 'Of mobile apps or of other products only: accepted, so that existing code runs, and finds nothing.'

/** Accepted, and no event here fits: what they ask for is never computed of a browser. */
export const mobileFilters = {
  active_call: flag(NOTHING),
  bundle_id: text(z.string().max(512), NOTHING),
  cloned_app: flag(NOTHING),
  emulator: flag(NOTHING),
  factory_reset: flag(NOTHING),
  frida: flag(NOTHING),
  incremental_identification_status: text(z.enum(['partially_completed', 'completed']), NOTHING),
  jailbroken: flag(NOTHING),
  location_spoofing: flag(NOTHING),
  mitm_attack: flag(NOTHING),
  package_name: text(z.string().max(512), NOTHING),
  proximity_id: text(z.string().max(256), NOTHING),
  root_apps: flag(NOTHING),
  simulator: flag(NOTHING),
} as const

export const MOBILE_FILTER_NAMES = Object.keys(mobileFilters) as (keyof typeof mobileFilters)[]
