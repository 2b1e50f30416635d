import { z } from 'zod'
import { whole } from '../formats.ts'
import type { VariableGroup } from '../variable.ts'

export const metrics = {
  port: {
    name: 'SELFSAME_METRICS_PORT',
    schema: whole(65_535, 'expected a port from 0 to 65535'),
    unset: 'off',
    doc: 'port of `GET /metrics` for Prometheus, apart from the one that pages reach; `0` takes any free one',
  },
  host: {
    name: 'SELFSAME_METRICS_HOST',
    schema: z.string().min(1),
    default: '127.0.0.1',
    doc: 'address that the metrics listen on. They ask for no key: let nobody but the collector reach it',
  },
} satisfies VariableGroup
