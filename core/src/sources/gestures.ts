import { ok, type Source } from './source.ts'

/** Counts stop here: more says nothing more. */
const MOST = 1e4
/** How near it is the very centre, and how far from a pixel it must be, in pixels. */
const [EXACT, OFF] = [0.01, 0.1]

/** Whether a point between two pixels was pressed that is the middle of something: only a program aims there. */
function isAimed({ target, clientX, clientY }: PointerEvent, pixelRatio: number): boolean {
  const { left, top, width, height } = (target as Element).getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  const isBetween = (at: number) => Math.abs(((at * pixelRatio + 0.5) % 1) - 0.5) > OFF
  return Math.abs(x - clientX) < EXACT && Math.abs(y - clientY) < EXACT && (isBetween(x) || isBetween(y))
}

/**
 * What a mouse did since this was started: movements, presses, of these those without any pressure (0.5 is what a browser says of a
 * button that is down), and those aimed at a centre. Numbers alone, no place and no time, and no keys; it goes on counting
 * until `signal` fires. What scripts make up themselves (`isTrusted`) is not counted: sites do so too.
 *
 * @see https://w3c.github.io/pointerevents/#dom-pointerevent-pressure
 */
export const gestures: Source<'gestures'> = (window, signal) => {
  const counts: [number, number, number, number] = [0, 0, 0, 0]
  const add = (index: 0 | 1 | 2 | 3) => (counts[index] = Math.min(MOST, counts[index] + 1))
  const note = (event: PointerEvent) => {
    if (!event.isTrusted || event.pointerType !== 'mouse' || signal?.aborted) return // an old browser does not know the option
    if (event.type === 'pointermove') return void add(0)
    add(1)
    if (!event.pressure) add(2)
    if (isAimed(event, window.devicePixelRatio)) add(3)
  }
  for (const type of ['pointermove', 'pointerdown'] as const) window.addEventListener(type, note, { capture: true, passive: true, ...(signal && { signal }) })
  return ok(counts)
}
