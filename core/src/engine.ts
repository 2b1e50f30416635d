import type { SourceWindow } from './sources/source.ts'

export type Engine = 'blink' | 'gecko' | 'webkit'

/** What `new Array(-1)` complains of begins with; worded alike since before 2020. */
const BY_COMPLAINT: { readonly [initial: string]: Engine } = { I: 'blink', i: 'gecko', A: 'webkit' }

/** A property of `window` that the engine's browsers alone have, in every kind of page. */
const MARKS: { readonly [E in Engine]: string } = {
  blink: 'webkitRequestFileSystem',
  gecko: 'mozInnerScreenX',
  webkit: 'webkitConvertPointFromNodeToPage',
}

function complaint({ Array }: SourceWindow): string {
  try {
    return String(new Array(-1))
  } catch (error) {
    return (error as Error).message // cannot be anything else: the specification says RangeError
  }
}

/**
 * The rendering engine, told by behaviour: a changed user agent does not change it. The script engine's own words and
 * a mark of the rendering engine must agree, so that an imitation (jsdom runs on V8) is none of the three.
 *
 * @returns undefined for an engine that is none of the three
 */
export function engine(window: SourceWindow): Engine | undefined {
  const found = BY_COMPLAINT[complaint(window).charAt(0)]
  return found && MARKS[found] in window ? found : undefined
}
