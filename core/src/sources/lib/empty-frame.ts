import type { SourceWindow } from '../source.ts'

/**
 * Runs `work` with the window of an empty frame: another realm of the same browser, gone afterwards. It is found by
 * number, since what pretends another browser often watches `contentWindow`.
 *
 * @throws {DOMException} `SecurityError` in a sandboxed frame, whose inner frames are of another origin
 */
export function inEmptyFrame<T>({ document, frames }: SourceWindow, work: (window: SourceWindow) => T): T {
  const frame = document.createElement('iframe')
  frame.hidden = true
  document.documentElement.append(frame)
  try {
    return work(frames[frames.length - 1] as SourceWindow)
  } finally {
    frame.remove()
  }
}
