import { absent, ok, type Source } from './source.ts'

/** Of Blink alone. */
interface DeviceEvent extends MouseEvent {
  sourceCapabilities?: object | null
}

/** Counts stop here: more says nothing more. */
const MOST = 1e4
/** How near it is the very centre, and how far from a pixel it must be, in pixels. */
const [EXACT, OFF] = [0.01, 0.1]

/** Whether a point between two pixels was pressed that is the middle of something: only a program aims there. */
function isAimed({ target, clientX, clientY }: PointerEvent, pixelRatio: number): boolean {
  const { left, top, width, height } = (target as Element).getBoundingClientRect()
  const isExact = Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY) < EXACT
  return isExact && [clientX, clientY].some((at) => Math.abs(((at * pixelRatio + 0.5) % 1) - 0.5) > OFF)
}

/**
 * Presses of a mouse since this was started: how many, of these those without any pressure (0.5 is what a browser says of a button
 * that is down), and those aimed at a centre. Numbers alone, no place and no time, no movements and no keys; it goes on
 * counting until `signal` fires. Not counted is what no device pressed: what scripts make up (`isTrusted`), and what a screen reader
 * presses for its user, which has no pressure either, and goes to the centre (`sourceCapabilities`). Blink only.
 *
 * @see https://w3c.github.io/pointerevents/#dom-pointerevent-pressure
 * @see https://wicg.github.io/input-device-capabilities/
 */
export const gestures: Source<'gestures'> = (window, signal) => {
  if (!('InputDeviceCapabilities' in window)) return absent()
  const counts: [number, number, number] = [0, 0, 0]
  let pressed: PointerEvent | undefined
  const note = (event: PointerEvent) => {
    if (event.isTrusted) pressed = event
  }
  const count = ({ isTrusted, sourceCapabilities }: DeviceEvent) => {
    const press = pressed
    // An old browser does not know the option `signal`.
    if (!isTrusted || !sourceCapabilities || press?.pointerType !== 'mouse' || counts[0] >= MOST || signal?.aborted) return
    pressed = undefined // a second button that goes down meanwhile has no `pointerdown` of its own
    counts[0]++
    if (!press.pressure) counts[1]++
    if (isAimed(press, window.devicePixelRatio)) counts[2]++
  }
  const options = { capture: true, signal } as AddEventListenerOptions
  window.addEventListener('pointerdown', note, options)
  window.addEventListener('mousedown', count, options)
  return ok(counts)
}
