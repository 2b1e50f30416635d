import { z } from 'zod'
import { whole } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

const rate = () => whole(10_000_000, 'expected requests a minute, at most 10000000; 0: no limit')

export const limits = {
  networkRate: {
    name: 'SELFSAME_RATE_NETWORK',
    schema: rate(),
    default: '1200',
    doc: 'most requests of pages a minute from one network (the first 24 bits of an IPv4 address, 48 of an IPv6 one); past it 429 with `Retry-After`. Private networks are not counted: behind a proxy that is not trusted, everybody would be one. `0`: no limit',
  },
  publicKeyRate: {
    name: 'SELFSAME_RATE_PUBLIC_KEY',
    schema: rate(),
    default: '0',
    doc: 'most identifications a minute with one public key; `0`: no limit',
  },
  secretKeyRate: {
    name: 'SELFSAME_RATE_SECRET_KEY',
    schema: rate(),
    default: '0',
    doc: 'most calls of the Server API a minute with one secret key; `0`: no limit',
  },
  rateStore: {
    name: 'SELFSAME_RATE_STORE',
    schema: z.enum(['memory', 'database'], 'expected memory or database'),
    unset: '`database` where `DATABASE_URL` is set, else `memory`',
    doc: 'where requests are counted. `memory`: by each process for itself. `database`: by all processes over it together, exactly below 50 a minute, else at most a twenty-fifth of the limit too many for each process; each counts alone while the database does not answer',
  },
  concurrency: {
    name: 'SELFSAME_MAX_CONCURRENT',
    schema: whole(10_000, 'expected a number from 0 to 10000').refine((most) => most > 0, 'expected at least 1'),
    default: '64',
    doc: 'most identifications worked on at a time by one process',
  },
  queue: {
    name: 'SELFSAME_MAX_QUEUE',
    schema: whole(100_000, 'expected a number from 0 to 100000'),
    default: '1024',
    doc: 'most requests beyond those that may arrive or wait their turn in one process; past it 503 with `Retry-After`, before memory grows',
  },
  connections: {
    name: 'SELFSAME_MAX_CONNECTIONS',
    schema: whole(1_000_000, 'expected a number from 0 to 1000000').refine((most) => most > 0, 'expected at least 1'),
    default: '10000',
    doc: 'most connections open to one process, those that say nothing included; what comes beyond is closed at once',
  },
} satisfies VariableGroup
