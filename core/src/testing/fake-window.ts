import type { SourceWindow } from '../sources/source.ts'

type Fakes = { readonly [name: string]: unknown }

const isPlain = (value: unknown): value is Fakes =>
  typeof value === 'object' && !!value && Object.getPrototypeOf(value) === Object.prototype

/** Methods of real objects refuse a proxy as `this`; classes must stay what they are. */
const usable = (value: unknown, owner: object): unknown =>
  typeof value === 'function' && !Object.prototype.hasOwnProperty.call(value, 'prototype') ? value.bind(owner) : value

/** `real` with other values: a plain object stands over the real one, `undefined` takes a property away, a getter may throw. */
function over(real: object, fakes: Fakes): object {
  const proxy: object = new Proxy({}, {
    get(_, name) {
      const own = Reflect.get(real, name, real)
      if (own === real) return proxy // window.window
      if (!(name in fakes)) return usable(own, real)
      const fake = fakes[name as string]
      return isPlain(fake) && typeof own === 'object' && own ? over(own, fake) : fake
    },
    has: (_, name) => (name in fakes ? fakes[name as string] !== undefined : name in real),
    ownKeys: () => [...new Set([...Reflect.ownKeys(real), ...Reflect.ownKeys(fakes)])],
    getOwnPropertyDescriptor(_, name) {
      const found = Reflect.getOwnPropertyDescriptor(name in fakes ? fakes : real, name)
      return found && { ...found, configurable: true }
    },
  })
  return proxy
}

/** The test page's window with other values, for what a real browser does not do here: `fakeWindow({ navigator: { oscpu: 'x' } })`. */
export const fakeWindow = (fakes: Fakes): SourceWindow => over(window, fakes) as SourceWindow

const COMPLAINTS = {
  blink: ['Invalid array length', 'webkitRequestFileSystem'],
  gecko: ['invalid array length', 'mozInnerScreenX'],
  webkit: ['Array size is not a small enough positive integer.', 'webkitConvertPointFromNodeToPage'],
} as const

/** What `engine()` looks at in a browser of that engine. */
export function fakeEngine(name: keyof typeof COMPLAINTS): Fakes {
  const [complaint, mark] = COMPLAINTS[name]
  const FakeArray = function () {
    throw new RangeError(complaint)
  }
  return { Array: FakeArray, [mark]: 0 }
}

/** Firefox with privacy.resistFingerprinting, as its clock tells it: readings of ESR 153, in ms. */
export const RESISTING: Fakes = { ...fakeEngine('gecko'), performance: { now: () => 300.006, timeOrigin: 1_795_359_510_105.406 } }

/** A browser in which these media queries hold, written as the sources write them, and no others. */
export const fakeMedia = (...queries: string[]): Fakes => ({ matchMedia: (query: string) => ({ matches: queries.includes(query) }) })
