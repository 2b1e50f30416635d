import type { SourceWindow } from './sources/source.ts'

export type Engine = 'blink' | 'gecko' | 'webkit'

/**
 * The rendering engine, told by behaviour: a changed user agent does not change it.
 *
 * @returns undefined for an engine that is none of the three
 */
export function engine(window: SourceWindow): Engine | undefined {
  const { CSS } = window
  if (!CSS?.supports) return undefined
  if (CSS.supports('-moz-appearance', 'none') && 'mozInnerScreenX' in window) return 'gecko'
  if ('GestureEvent' in window || CSS.supports('-apple-pay-button-style', 'plain') || 'webkitConvertPointFromNodeToPage' in window || CSS.supports('font', '-apple-system-body')) return 'webkit'
  if ('webkitRequestFileSystem' in window || CSS.supports('-webkit-app-region', 'none') || 'webkitSpeechGrammar' in window) return 'blink'
  return undefined
}
