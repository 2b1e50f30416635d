import { isNative } from './lib/native.ts'
import { ok, type Source } from './source.ts'

/**
 * Owner and functions of it or of its prototype; of language and page, none behind a permission or a secure context.
 * Chosen with MDN's browser-compat-data as those that split Chrome 80 to 158, Firefox 78 to 160 and Safari 14 to 27
 * into the most groups of versions (37, 33 and 15; with the CSS probes 53, 47 and 20).
 * The order is the wire format: add at the end, take none away.
 */
const PROBES =
  'Array at findLast with;Atomics pause waitAsync;Error isError;Intl DurationFormat Segmenter;Iterator concat includes join map;JSON rawJSON;Map getOrInsert groupBy;Math sumPrecise;Promise allKeyed any try;RegExp escape;Set union;Temporal PlainDate;Uint8Array toHex;AbortSignal any timeout;Blob textStream;Element pseudo setHTMLUnsafe;ReadableStream values;Request bytes;window CanvasPaintEvent CloseWatcher CSSFontFaceDescriptors Highlight InterestEvent structuredClone TrustedHTML URLPattern ViewTimeline Viewport'

interface Owner {
  readonly [name: string]: unknown
  readonly prototype?: { readonly [name: string]: unknown }
}

/** Which of the probed functions the engine has of its own, polyfills not counted: `1` or `0` each, in probe order. */
export const jsFeatures: Source<'jsFeatures'> = (window) => {
  const owners = window as unknown as { readonly [name: string]: Owner | undefined }
  const vector = PROBES.split(';').flatMap((group) => {
    const [name = '', ...functions] = group.split(' ')
    const owner = owners[name]
    return functions.map((key) => (isNative(owner?.[key] ?? owner?.prototype?.[key]) ? '1' : '0'))
  })
  return ok(vector.join(''))
}
