import type { ComponentName, ComponentResult, Components } from '@selfsame/contract'
import { sources } from './sources/index.ts'
import type { Source, SourceWindow } from './sources/source.ts'
import type { StartOptions } from './types.ts'
import { yieldToPage } from './yield.ts'

/**
 * Time for all sources together, in ms: a phone under load needs seconds, and a value that comes and goes is worse than
 * one that is late.
 */
const BUDGET_MS = 5000
/** Time at a stretch, in ms: with the longest source on top it stays below a long task's 50 ms. */
const STRETCH_MS = 12
const BODY_POLL_MS = 10
/**
 * Sources that make the browser start other processes, for sound and for cameras: 100 ms in a cold Chromium, and all
 * else slower meanwhile. They run when the rest is known, and what they do not know at once is `timeout` in the first
 * request, unless the page was idle before it.
 */
const UNHURRIED: readonly string[] = ['mediaDevices', 'audioLatency', 'audioSampleRate']
/** Run only where the page asks for them: what they do is not to everybody's liking. */
const ON_REQUEST: readonly string[] = ['worker']
/** Time for the unhurried sources, in ms. */
const GRACE_MS = 5

export type Registry = { [N in ComponentName]: Source<N> }

/** A source and its result where the component does not matter; `Registry` has paired them. */
type Result = ComponentResult<unknown>
type AnySource = (window: SourceWindow, signal?: AbortSignal) => Result | Promise<Result>

interface Terms {
  /** Ends the run early; what was not read is `timeout`. */
  signal?: AbortSignal
  /** Other sources and another budget in ms, for tests. */
  registry?: Partial<Registry>
  budgetMs?: number
}

/**
 * Runs the chosen sources in the registry's order, giving way to the page in between.
 *
 * Never rejects: a source that throws is `failed`, one that has not answered within the budget is `timeout`; where it
 * answers later, the result is changed after all, so that the next request has it. A payload needs a copy.
 */
export async function collect(window: SourceWindow, choice: StartOptions['sources'], terms: Terms = {}): Promise<Components> {
  const { registry = sources, budgetMs = BUDGET_MS, signal } = terms
  await untilBody(window.document)
  const deadline = performance.now() + budgetMs
  const names = chosen(registry, choice)
  const results: Record<string, Result> = Object.fromEntries(names.map((name) => [name, { state: 'timeout' }]))
  const start = (name: ComponentName) => {
    const source: AnySource | undefined = registry[name]
    return source && read(() => source(window, signal), (result) => (results[name] = result))
  }
  const waits: (Promise<void> | undefined)[] = []
  let rest = performance.now() + STRETCH_MS
  for (const name of names.filter((name) => !UNHURRIED.includes(name))) {
    if (performance.now() > rest) {
      await yieldToPage()
      if (signal?.aborted || performance.now() > deadline) break
      rest = performance.now() + STRETCH_MS
    }
    waits.push(start(name))
  }
  await inTime(Promise.all(waits), deadline)
  if (!signal?.aborted && performance.now() < deadline) {
    const last = names.filter((name) => UNHURRIED.includes(name)).map(start)
    await inTime(Promise.all(last), Math.min(deadline, performance.now() + GRACE_MS))
  }
  return results as Components
}

function chosen(registry: Partial<Registry>, { include, exclude, also }: NonNullable<StartOptions['sources']> = {}): ComponentName[] {
  const names = Object.keys(registry) as ComponentName[]
  const isChosen = (name: ComponentName) => (include ? include.includes(name) : !ON_REQUEST.includes(name)) || also?.includes(name)
  return names.filter((name) => isChosen(name) && !exclude?.includes(name))
}

/**
 * @param keep is told the result, now or later
 * @returns a promise that never rejects, for a source that has to wait
 */
function read(source: () => Result | Promise<Result>, keep: (result: Result) => void): Promise<void> | undefined {
  const fail = () => keep({ state: 'failed' })
  try {
    const result = source()
    if ('then' in result) return result.then(keep).catch(fail)
    keep(result)
  } catch {
    fail()
  }
  return undefined
}

/** Waits for `work`, at most until `deadline` on the clock of `performance.now()`. */
function inTime(work: Promise<unknown>, deadline: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, deadline - performance.now())
    void work.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** An agent in the page's head may be faster than the parser, and many sources measure inside the body. */
async function untilBody(document: Document): Promise<void> {
  while (!document.body && document.readyState !== 'complete') {
    await new Promise((resolve) => setTimeout(resolve, BODY_POLL_MS))
  }
}
