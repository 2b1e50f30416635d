import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { DEFAULT_BASE_PATH } from '@selfsame/contract'
import { z } from 'zod'
import { ENCRYPTION_KEY_HINT, readKeys } from './secrets/encryption-keys.ts'
import { suggest } from './suggest.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Everything an operator can choose; checked once, never changed. */
export interface Config {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** Absolute; holds the SQLite database where there is no `databaseUrl`. */
  readonly dataDir: string
  readonly databaseUrl?: string
  /** Where agent and identify endpoint live: `/s`, or the empty string for the root. */
  readonly basePath: string
  /** Accepted in place of the stored ones. */
  readonly publicKey?: string
  readonly secretKey?: string
  /** Absolute; a model to link by in place of the one this version ships. */
  readonly modelFile?: string
  /** Whether linkage may use the visitor's network. */
  readonly networkEvidence: boolean
  /** Whether a page that asks for it is given a first-party token, a cookie. */
  readonly token: boolean
  /** Absolute; a GeoLite2-ASN database or one of its shape. */
  readonly asnDatabase?: string
  /** Lower-case name of the header in which a trusted proxy hands over the TLS fingerprint. */
  readonly tlsHeader?: string
  /** Addresses and CIDR ranges of proxies whose `X-Forwarded-*` headers and `tlsHeader` are believed. */
  readonly trustedProxies: readonly string[]
  /** Of 32 bytes: the first seals secrets that must be read again, all open them; none: they are kept as they are. */
  readonly encryptionKeys: readonly Buffer[]
  readonly webhooks: WebhookConfig
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Longest wait for a request's body, in ms. */
  readonly bodyTimeout: number
  /** Longest wait for requests in flight when stopping, in ms. */
  readonly shutdownTimeout: number
}

export interface WebhookConfig {
  /** Addresses and CIDR ranges that webhooks may be sent to although they are not public, and without TLS. */
  readonly allow: readonly string[]
  /** Most deliveries under way at a time to one endpoint, by one process; 0: this process sends none. */
  readonly concurrency: number
  /** Longest wait for a receiver's answer, in ms. */
  readonly timeout: number
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The configuration cannot be used; every problem at once, none of them quoting a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['The configuration cannot be used:', ...problems.map((problem) => `  ${problem}`)].join('\n'))
    this.problems = problems
  }
}

const PORT_HINT =
  'expected a port from 0 to 65535 (where Kubernetes sets it to tcp://..., set enableServiceLinks: false, or name the service otherwise)'
const DATABASE_HINT = 'expected mysql://user:password@host:3306/database'
const BASE_PATH_HINT = 'expected a path such as /s or /metrics/v1: letters, digits, - _ . ~ only, not /v4 and not /health'
const KEY_HINT = 'expected 16 to 128 letters, digits, - or _'

const TLS_HEADER_HINT = 'expected the name of a header that the proxy sets itself, such as x-ja4'
/** Headers that mean something else, which browsers send or proxies need. */
const TAKEN_HEADER = /^(host|cookie|origin|referer|user-agent|accept.*|authorization|connection|content-.*|sec-.*|x-forwarded-.*)$/

const whole = (most: number, hint: string) => z.string().regex(/^\d{1,9}$/, hint).transform(Number).refine((value) => value <= most, hint)
const milliseconds = whole(600_000, 'expected milliseconds, at most 600000')
const apiKey = z.string().regex(/^[\w-]{16,128}$/, KEY_HINT)
const addressRanges = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every(isAddressRange), 'expected addresses or CIDR ranges with commas between, such as 10.0.0.0/8,::1')

/** One line a variable; the table in README.md follows it. */
const VARIABLES = {
  DATABASE_URL: z.string().refine(isMysqlUrl, DATABASE_HINT).optional(),
  SELFSAME_HOST: z.string().min(1).default('127.0.0.1'),
  SELFSAME_PORT: whole(65_535, PORT_HINT).default(8787),
  SELFSAME_DATA_DIR: z.string().min(1).default('./selfsame-data'),
  SELFSAME_BASE_PATH: z
    .string()
    .regex(/^\/$|^(\/[\w.~-]+)+$/, BASE_PATH_HINT)
    .refine((path) => !/^\/(v4|health)(\/|$)/.test(path), BASE_PATH_HINT)
    .default(DEFAULT_BASE_PATH),
  SELFSAME_PUBLIC_KEY: apiKey.optional(),
  SELFSAME_SECRET_KEY: apiKey.optional(),
  SELFSAME_MODEL: z.string().optional(),
  SELFSAME_NETWORK_EVIDENCE: z.enum(['on', 'off'], 'expected on or off').default('on'),
  SELFSAME_TOKEN: z.enum(['on', 'off'], 'expected on or off').default('off'),
  SELFSAME_ASN_DATABASE: z.string().min(1).optional(),
  SELFSAME_TLS_HEADER: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, TLS_HEADER_HINT)
    .refine((name) => !TAKEN_HEADER.test(name), TLS_HEADER_HINT)
    .optional(),
  SELFSAME_TRUSTED_PROXIES: addressRanges,
  SELFSAME_ENCRYPTION_KEY: z.string().refine((text) => readKeys(text) !== undefined, ENCRYPTION_KEY_HINT).optional(),
  SELFSAME_WEBHOOK_ALLOW: addressRanges,
  SELFSAME_WEBHOOK_CONCURRENCY: whole(1_000, 'expected a number from 0 to 1000').default(64),
  SELFSAME_WEBHOOK_TIMEOUT: whole(60_000, 'expected milliseconds, at most 60000').default(15_000),
  SELFSAME_LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`).default('info'),
  SELFSAME_BODY_TIMEOUT: milliseconds.default(10_000),
  SELFSAME_SHUTDOWN_TIMEOUT: milliseconds.default(10_000),
} as const satisfies Record<string, z.ZodType>

/** Names of all variables that are read. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES)

const schema = z
  .object(VARIABLES)
  .refine((env) => !env.SELFSAME_PUBLIC_KEY || env.SELFSAME_PUBLIC_KEY !== env.SELFSAME_SECRET_KEY, {
    path: ['SELFSAME_SECRET_KEY'],
    message: 'expected another key than SELFSAME_PUBLIC_KEY, which every page shows',
  })
  .refine((env) => env.SELFSAME_TLS_HEADER === undefined || env.SELFSAME_TRUSTED_PROXIES.length > 0, {
    path: ['SELFSAME_TLS_HEADER'],
    message: 'expected SELFSAME_TRUSTED_PROXIES too: from anybody else the header is not believed',
  })

/**
 * Reads the configuration; an empty variable counts as unset.
 *
 * @throws {ConfigError} with every problem found
 */
export function loadConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  return toConfig(parsed.data)
}

/** Sentences about `SELFSAME_*` variables that nothing reads: most likely misspelt. */
export function unknownVariables(environment: Environment = process.env): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('SELFSAME_') && !VARIABLE_NAMES.includes(name))
    .map((name) => {
      const meant = suggest(name, VARIABLE_NAMES)
      return `${name} is not a setting of this server${meant ? `; did you mean ${meant}?` : ''}`
    })
}

function toConfig(env: z.infer<typeof schema>): Config {
  return Object.freeze({
    host: env.SELFSAME_HOST,
    port: env.SELFSAME_PORT,
    dataDir: resolve(env.SELFSAME_DATA_DIR),
    ...(env.DATABASE_URL !== undefined && { databaseUrl: env.DATABASE_URL }),
    basePath: env.SELFSAME_BASE_PATH === '/' ? '' : env.SELFSAME_BASE_PATH,
    ...(env.SELFSAME_PUBLIC_KEY !== undefined && { publicKey: env.SELFSAME_PUBLIC_KEY }),
    ...(env.SELFSAME_SECRET_KEY !== undefined && { secretKey: env.SELFSAME_SECRET_KEY }),
    ...(env.SELFSAME_MODEL !== undefined && { modelFile: resolve(env.SELFSAME_MODEL) }),
    networkEvidence: env.SELFSAME_NETWORK_EVIDENCE === 'on',
    token: env.SELFSAME_TOKEN === 'on',
    ...(env.SELFSAME_ASN_DATABASE !== undefined && { asnDatabase: resolve(env.SELFSAME_ASN_DATABASE) }),
    ...(env.SELFSAME_TLS_HEADER !== undefined && { tlsHeader: env.SELFSAME_TLS_HEADER }),
    trustedProxies: Object.freeze(env.SELFSAME_TRUSTED_PROXIES),
    encryptionKeys: Object.freeze(readKeys(env.SELFSAME_ENCRYPTION_KEY ?? '') ?? []),
    webhooks: Object.freeze({
      allow: Object.freeze(env.SELFSAME_WEBHOOK_ALLOW),
      concurrency: env.SELFSAME_WEBHOOK_CONCURRENCY,
      timeout: env.SELFSAME_WEBHOOK_TIMEOUT,
    }),
    logLevel: env.SELFSAME_LOG_LEVEL,
    bodyTimeout: env.SELFSAME_BODY_TIMEOUT,
    shutdownTimeout: env.SELFSAME_SHUTDOWN_TIMEOUT,
  })
}

function isMysqlUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^(mysql|mariadb):$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
