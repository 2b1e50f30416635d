import { expect, test } from 'vitest'
import { collect, type Registry } from './collect.ts'
import { absent, ok } from './sources/source.ts'

/** Keeps the main thread busy. */
function work(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end) continue
}
const later = <T>(value: T, ms: number) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms))

const registry: Partial<Registry> = {
  platform: () => ok('Linux'),
  vendor: () => absent(),
  oscpu: () => {
    throw new Error('a source with a fault')
  },
  timeZone: () => Promise.reject(new Error('an asynchronous one')),
  keyboardLayout: () => new Promise(() => undefined),
  languages: () => later(ok(['en']), 20),
}

test('a source that throws or hangs costs its own value only', async () => {
  expect(await collect(window, undefined, { registry, budgetMs: 200 })).toEqual({
    platform: { state: 'ok', value: 'Linux' },
    vendor: { state: 'absent' },
    oscpu: { state: 'failed' },
    timeZone: { state: 'failed' },
    keyboardLayout: { state: 'timeout' },
    languages: { state: 'ok', value: ['en'] },
  })
})

test('does not wait for the end of the budget', async () => {
  const started = performance.now()
  await collect(window, { exclude: ['keyboardLayout'] }, { registry, budgetMs: 5000 })
  expect(performance.now() - started).toBeLessThan(2000)
})

test('what answers late does not change the payload', async () => {
  const components = await collect(window, { include: ['languages'] }, { registry: { languages: () => later(ok(['en']), 60) }, budgetMs: 10 })
  await later(undefined, 120)
  expect(components).toEqual({ languages: { state: 'timeout' } })
})

test('sources are chosen before any of them runs', async () => {
  const ran: string[] = []
  const noting: Partial<Registry> = {
    platform: () => (ran.push('platform'), ok('Linux')),
    vendor: () => (ran.push('vendor'), ok('x')),
    oscpu: () => (ran.push('oscpu'), ok('y')),
  }
  expect(Object.keys(await collect(window, { include: ['platform', 'vendor'], exclude: ['vendor'] }, { registry: noting }))).toEqual(['platform'])
  expect(Object.keys(await collect(window, { exclude: ['vendor'] }, { registry: noting }))).toEqual(['platform', 'oscpu'])
  expect(await collect(window, { include: [] }, { registry: noting })).toEqual({})
  expect(ran).toEqual(['platform', 'platform', 'oscpu'])
})

/** Chromium alone reports long tasks. */
const reportsLongTasks = PerformanceObserver.supportedEntryTypes.includes('longtask')

test.runIf(reportsLongTasks)('gives way to the page: heavy sources make no long task together', async () => {
  await later(undefined, 50) // a task of its own: what the test runner did before does not count
  const busy = () => (work(10), ok(true))
  const heavy: Partial<Registry> = { hdr: busy, pdfViewer: busy, forcedColors: busy, invertedColors: busy, reducedMotion: busy }
  const lengths: number[] = []
  const observer = new PerformanceObserver((list) => lengths.push(...list.getEntries().map(({ duration }) => duration)))
  observer.observe({ type: 'longtask' })
  await collect(window, undefined, { registry: heavy })
  await later(undefined, 100)
  observer.disconnect()
  expect(lengths).toEqual([])
})

test('what the budget does not reach is not run', async () => {
  const busy = () => (work(30), ok(true))
  const heavy: Partial<Registry> = { hdr: busy, pdfViewer: busy, forcedColors: busy }
  expect(await collect(window, undefined, { registry: heavy, budgetMs: 10 })).toEqual({
    hdr: { state: 'ok', value: true },
    pdfViewer: { state: 'timeout' },
    forcedColors: { state: 'timeout' },
  })
})

test('waits for a body: an agent in the head may be faster than the parser', async () => {
  const page = new DOMParser().parseFromString('<!doctype html><html><head></head></html>', 'text/html')
  const body = page.body
  body.remove()
  Object.defineProperty(page, 'readyState', { value: 'loading' })
  const early = { document: page } as unknown as typeof window
  const collected = collect(early, undefined, { registry: { platform: ({ document }) => ok(document.body.tagName) } })
  await later(undefined, 30)
  page.documentElement.append(body)
  expect(await collected).toEqual({ platform: { state: 'ok', value: 'BODY' } })
})
