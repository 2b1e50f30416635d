import type { CacheOptions, GetOptions, StartOptions } from '../index.ts'
import type { FingerprintGetOptions, FingerprintStartOptions } from './types.ts'

/** Named durations, in seconds. */
const DURATIONS = { 'optimize-cost': 3600, aggressive: 43_200 }

export function startOptionsOf({ endpoints, cache, ...options }: FingerprintStartOptions): StartOptions {
  const given = typeof endpoints === 'object' && 'value' in endpoints ? endpoints.value : endpoints
  return {
    ...options,
    ...(given !== undefined && given.length > 0 && { endpoint: given }), // an empty list stands for the default
    ...(cache && { cache: cacheOf(cache) }),
  }
}

function cacheOf({ storage, duration, cachePrefix }: NonNullable<FingerprintStartOptions['cache']>): CacheOptions {
  return {
    storage: storage === 'agent' ? 'memory' : storage,
    duration: typeof duration === 'string' ? DURATIONS[duration] : duration,
    ...(cachePrefix !== undefined && { prefix: cachePrefix }),
  }
}

export function getOptionsOf({ tag, tags = tag, ...options }: FingerprintGetOptions = {}): GetOptions {
  return { ...options, ...(tags !== undefined && tags !== null && { tag: isRecord(tags) ? tags : { tag: tags } }) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && !Array.isArray(value)
}
