import { DEFAULT_BASE_PATH } from '@selfsame/contract'
import { z } from 'zod'
import { milliseconds, whole } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const PORT_HINT =
  'expected a port from 0 to 65535 (where Kubernetes sets it to tcp://..., set enableServiceLinks: false, or name the service otherwise)'
const BASE_PATH_HINT = 'expected a path such as /s or /metrics/v1: letters, digits, - _ . ~ only, not /v4, /health or /ready'

export const listening = {
  host: {
    name: 'SELFSAME_HOST',
    schema: z.string().min(1),
    default: '127.0.0.1',
    doc: 'address to listen on. Only this machine reaches the default; `0.0.0.0` or `::` for all, for instance in a container',
  },
  port: { name: 'SELFSAME_PORT', schema: whole(65_535, PORT_HINT), default: '8787', doc: '`0` takes any free port' },
  /** `/s`, or the empty string for the root. */
  basePath: {
    name: 'SELFSAME_BASE_PATH',
    schema: z
      .string()
      .regex(/^\/$|^(\/[\w.~-]+)+$/, BASE_PATH_HINT)
      .refine((path) => !/^\/(v4|health|ready)(\/|$)/.test(path), BASE_PATH_HINT)
      .transform((path) => (path === '/' ? '' : path)),
    default: DEFAULT_BASE_PATH,
    doc: 'where agent and identify endpoint live; choose one that no blocklist knows',
  },
  logLevel: {
    name: 'SELFSAME_LOG_LEVEL',
    schema: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`),
    default: 'info',
    doc: LOG_LEVELS.map((level) => `\`${level}\``).join(', '),
  },
  bodyTimeout: { name: 'SELFSAME_BODY_TIMEOUT', schema: milliseconds(), default: '10000', doc: 'longest wait for a request\'s body, in ms' },
  shutdownTimeout: {
    name: 'SELFSAME_SHUTDOWN_TIMEOUT',
    schema: milliseconds(),
    default: '10000',
    doc: 'longest wait for requests in flight when stopping, in ms',
  },
} satisfies VariableGroup
