import { beforeEach, expect, test } from 'vitest'
import { start } from './agent.ts'
import { createCache } from './cache.ts'
import type { SourceWindow } from './sources/source.ts'
import { endpoint, options } from './testing/endpoint.ts'
import type { CacheOptions, VisitorData } from './types.ts'

const data: VisitorData = {
  eventId: '1700000000000.abcdef',
  visitorId: 'abcdefghij0123456789',
  visitorFound: true,
  confidence: { score: 0.9 },
  firstSeenAt: 1,
  lastSeenAt: 2,
  cacheHit: false,
}
const prefix = 'cache-test'
const stored = (storage: Storage) => Object.keys(storage).filter((name) => name.startsWith(prefix))

beforeEach(() => {
  for (const storage of [localStorage, sessionStorage]) for (const name of stored(storage)) storage.removeItem(name)
})

test.for(['memory', 'sessionStorage', 'localStorage'] as const)('%s keeps an answer by its key', (storage) => {
  const cache = createCache(window, { storage, prefix })
  expect(cache.read('a')).toBeUndefined()
  cache.write('a', data)
  expect(cache.read('a')).toEqual({ ...data, cacheHit: true })
  expect(cache.read('b')).toBeUndefined()
  cache.clear()
  expect(cache.read('a')).toBeUndefined()
})

test('nothing is kept unless asked for', () => {
  const cache = createCache(window, undefined)
  cache.write('a', data)
  expect(cache.read('a')).toBeUndefined()
})

test('the storage shows neither key nor tag', () => {
  createCache(window, { storage: 'localStorage', prefix }).write('{"tag":{"email":"a@example.com"}}', data)
  const [name = ''] = stored(localStorage)
  expect(name).toMatch(/^cache-test:[0-9a-f]{1,32}$/)
  expect(localStorage.getItem(name)).not.toContain('example.com')
})

test.for([
  ['no JSON', '{"data":'],
  ['null', 'null'],
  ['a number', '7'],
  ['no answer', '{"data":{"eventId":1},"until":9e15}'],
  ['no date', JSON.stringify({ data })],
  ['over', JSON.stringify({ data, until: Date.now() - 1 })],
  ['from a clock that was ahead', JSON.stringify({ data, until: Date.now() + 3600_000 + 60_000 })],
] as const)('an entry that is %s is dropped', ([, text]) => {
  const cache = createCache(window, { storage: 'localStorage', prefix })
  cache.write('a', data)
  const [name = ''] = stored(localStorage)
  localStorage.setItem(name, text)
  expect(cache.read('a')).toBeUndefined()
  expect(stored(localStorage)).toEqual([])
})

test('a shorter duration counts for older entries too', () => {
  createCache(window, { storage: 'localStorage', prefix, duration: 1000 }).write('a', data)
  expect(createCache(window, { storage: 'localStorage', prefix, duration: 10 }).read('a')).toBeUndefined()
})

/** A window whose storage behaves as browsers do where it is blocked, or full. */
function windowWith(storage: () => unknown): SourceWindow {
  return Object.defineProperty(Object.create(null), 'localStorage', { get: storage })
}
const localOptions: CacheOptions = { storage: 'localStorage', prefix }

test('blocked storage: as without a cache', () => {
  const cache = createCache(
    windowWith(() => {
      throw new DOMException('denied', 'SecurityError')
    }),
    localOptions,
  )
  cache.write('a', data)
  expect(cache.read('a')).toBeUndefined()
  cache.clear()
})

test('no storage at all, as in an old Android web view: as without a cache', () => {
  const cache = createCache(windowWith(() => null), localOptions)
  cache.write('a', data)
  expect(cache.read('a')).toBeUndefined()
})

/** Writes ever smaller texts until not one more character fits. */
function fill(storage: Storage): void {
  let text = 'x'.repeat(1 << 20)
  for (let count = 0; text; count++) {
    try {
      storage.setItem(`${prefix}-${count}`, text)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      text = text.slice(0, text.length >> 1)
    }
  }
}

test('a full storage keeps nothing', () => {
  const cache = createCache(window, { storage: 'sessionStorage', prefix })
  fill(sessionStorage)
  cache.write('a', data)
  expect(cache.read('a')).toBeUndefined()
})

test('an agent answers from the cache without a request, and shows it', async () => {
  const { url, arrivals } = endpoint('ok')
  const cache = { storage: 'localStorage', prefix } as const
  const fresh = await start(options(url, { cache })).get({ linkedId: 'x' })

  const agent = start(options(url, { cache }))
  const kept = await agent.get({ linkedId: 'x' })
  expect(kept).toEqual({ ...fresh, cacheHit: true })
  expect(agent.getState()).toEqual({ status: 'success', data: kept })
  const state = agent.getState()
  await agent.get({ linkedId: 'x' })
  expect(agent.getState()).toBe(state)
  expect(await arrivals()).toHaveLength(1)
})

test('other options, another key or another server are another entry', async () => {
  const { url, arrivals } = endpoint('ok')
  const cache = { storage: 'localStorage', prefix } as const
  await start(options(url, { cache })).get()
  await start(options(url, { cache })).get({ linkedId: 'x' })
  await start(options(url, { cache, apiKey: 'pk_other' })).get()
  expect(await arrivals()).toHaveLength(3)
})

test('ignoreCache asks the server, and its answer is kept', async () => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url, { cache: { storage: 'memory' } }))
  await agent.get()
  const fresh = await agent.get({ ignoreCache: true })
  expect(fresh.cacheHit).toBe(false)
  expect(await agent.get()).toEqual({ ...fresh, cacheHit: true })
  expect(await arrivals()).toHaveLength(2)
})

test('an entry is over after its duration', async () => {
  const { url, arrivals } = endpoint('ok')
  const agent = start(options(url, { cache: { storage: 'memory', duration: 0.1 } }))
  await agent.get()
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect((await agent.get()).cacheHit).toBe(false)
  expect(await arrivals()).toHaveLength(2)
})
