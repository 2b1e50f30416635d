import { z } from 'zod'
import { componentsSchema, type Components } from './components.ts'
import { MAX_LINKED_ID_LENGTH, MAX_PURPOSE_LENGTH } from './constants.ts'
import { digest } from './values.ts'

const address = z.string().max(2048)

/** Body of `POST {endpoint}/i`: JSON, sent as `text/plain` so that no CORS preflight is needed. */
export const identifyRequestSchema = z.object({
  /** Wire version. */
  v: z.number().int(),
  /** Public API key. */
  key: z.string().max(128),
  /** 128 random bits, 32 hexadecimal digits, new for every `get`. The same one again is a retry or a replay. */
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  /** The page's clock, in ms since the epoch. */
  clock: z.number().int().min(0).max(8.64e15),
  components: componentsSchema,
  /** `checkOf` this nonce, clock and components (`check/`): that the body is as the agent made it. Older agents send none. */
  check: digest.optional(),
  /** The site's own note on the visit: any JSON object up to MAX_TAG_BYTES. */
  tag: z.record(z.string(), z.json()).optional(),
  linkedId: z
    .string()
    .max(MAX_LINKED_ID_LENGTH, `linked_id can't be greater than ${MAX_LINKED_ID_LENGTH} characters long`)
    .optional(),
  url: address.optional(),
  referrer: address.optional(),
  /** The consent under which the page collected; left out where none was asked for. */
  consent: z.literal('granted').optional(),
  /** What the site collects for, in its own words. */
  purpose: z
    .string()
    .max(MAX_PURPOSE_LENGTH, `purpose can't be greater than ${MAX_PURPOSE_LENGTH} characters long`)
    .optional(),
  /** The page wants a first-party token; left out where nothing may be left in the browser. */
  storage: z.literal('cookie').optional(),
  sdk: z.object({
    platform: z.literal('js'),
    version: z.string().max(64),
    /** What wraps the agent, `name@version` each, for instance `@selfsame/react@0.1.0`. */
    integrations: z.array(z.string().max(64)).max(8).optional(),
  }),
})

/** What the agent sends: as the schema, with components typed by name. */
export type IdentifyRequest = Omit<z.infer<typeof identifyRequestSchema>, 'components'> & { components: Components }

/** How sure the server is. */
export interface Confidence {
  /** Posterior probability that the answer is right, in 0..1. */
  score: number
  /** Said where the score needs words, for instance that most evidence was withheld by the browser. */
  comment?: string
}

/** Answer to an identify request: the visitor, or in zero-trust mode the event alone. `visitorId` tells which. */
export type IdentifyResponse = VisitorAnswer | EventAnswer

interface Answer {
  eventId: string
  /** Base64, where the operator turned sealing on. */
  sealedResult?: string
}

/** Times in ms since the epoch. */
export interface VisitorAnswer extends Answer {
  visitorId: string
  /** False for a visitor that this visit made. */
  visitorFound: boolean
  confidence: Confidence
  firstSeenAt: number
  /** When the visitor was seen last before this visit; for a new visitor, now. */
  lastSeenAt: number
  suspectScore?: number
}

/** In zero-trust mode a page learns nothing that tells one visitor from another: its back end asks for the event. */
export interface EventAnswer extends Answer {
  visitorId?: never
  visitorFound?: never
  confidence?: never
  firstSeenAt?: never
  lastSeenAt?: never
  suspectScore?: never
}
