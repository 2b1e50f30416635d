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

test('what answers late is there for the next request', async () => {
  const components = await collect(window, { include: ['languages'] }, { registry: { languages: () => later(ok(['en']), 60) }, budgetMs: 10 })
  expect(components).toEqual({ languages: { state: 'timeout' } })
  await later(undefined, 120)
  expect(components).toEqual({ languages: { state: 'ok', value: ['en'] } })
})

test('what starts other processes is read last, and not waited for', async () => {
  const order: string[] = []
  const slow: Partial<Registry> = {
    mediaDevices: () => (order.push('mediaDevices'), later(ok([1, 0, 1]), 2000)),
    platform: () => (order.push('platform'), ok('Linux')),
  }
  const started = performance.now()
  expect(await collect(window, undefined, { registry: slow })).toEqual({ platform: { state: 'ok', value: 'Linux' }, mediaDevices: { state: 'timeout' } })
  expect(performance.now() - started).toBeLessThan(1000)
  expect(order).toEqual(['platform', 'mediaDevices'])
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

test('gives way to the page between heavy sources', async () => {
  let turn = 0
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => turn++ // what else the page has to do, asked for while a source runs
  const turns: number[] = []
  const busy = () => (turns.push(turn), port2.postMessage(0), work(10), ok(true))
  // Ten: WebKit hands messages over in batches, so that a single turn proves nothing.
  const names = ['hdr', 'pdfViewer', 'forcedColors', 'invertedColors', 'reducedMotion', 'reducedTransparency', 'cookiesEnabled', 'privateClickMeasurement']
  const heavy: Partial<Registry> = Object.fromEntries([...names, 'colorDepth', 'monochrome'].map((name) => [name, busy]))
  await collect(window, undefined, { registry: heavy })
  port1.close()
  expect(turns).toHaveLength(10)
  expect(new Set(turns).size).toBeGreaterThanOrEqual(3)
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

test('what is read on request is read where the page asks for it, and nowhere else', async () => {
  const read = async (choice: Parameters<typeof collect>[1]) => Object.keys(await collect(window, choice, { registry: { worker: () => ok([]), platform: () => ok('x') } }))
  expect(await read(undefined)).toEqual(['platform'])
  expect(await read({ also: ['worker'] })).toEqual(['worker', 'platform'])
  expect(await read({ include: ['platform'], also: ['worker'] })).toEqual(['worker', 'platform'])
  expect(await read({ include: ['worker'] })).toEqual(['worker'])
  expect(await read({ also: ['worker'], exclude: ['worker'] })).toEqual(['platform'])
})
