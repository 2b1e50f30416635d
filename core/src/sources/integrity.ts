import { blockedIfDenied } from './lib/denied.ts'
import { inEmptyFrame } from './lib/empty-frame.ts'
import { forged, oddities, type Member } from './lib/oddities.ts'
import { ok, type Source, type SourceWindow } from './source.ts'

/**
 * Interfaces, and those of their members that tell which browser it is: who pretends another one overwrites them. None
 * that libraries of sites commonly wrap, such as `toBlob` or `addEventListener`.
 */
const PROBES =
  'Navigator userAgent appVersion platform vendor webdriver language languages hardwareConcurrency deviceMemory maxTouchPoints plugins mimeTypes userAgentData;Screen width height availWidth availHeight colorDepth;NavigatorUAData brands platform getHighEntropyValues;Permissions query;HTMLCanvasElement getContext toDataURL;CanvasRenderingContext2D getImageData measureText;WebGLRenderingContext getParameter getExtension;WebGL2RenderingContext getParameter;AudioBuffer getChannelData;AnalyserNode getFloatFrequencyData;HTMLMediaElement canPlayType;HTMLIFrameElement contentWindow;MediaDevices enumerateDevices;SpeechSynthesis getVoices;Element getBoundingClientRect;HTMLElement offsetWidth;Date getTimezoneOffset;Intl.DateTimeFormat resolvedOptions;Function toString'

/** Constructors that are replaced as a whole, their prototype left as it was. */
const CONSTRUCTORS = 'Date Intl.DateTimeFormat'

/** The same in every realm of a browser. */
const FACTS = 'userAgent platform vendor language hardwareConcurrency deviceMemory webdriver'

type Lookup = Readonly<Record<string, unknown>>

/** `Intl.DateTimeFormat` has a dot, interfaces have none. */
const find = (window: SourceWindow, path: string) =>
  path.split('.').reduce<unknown>((place, name) => (place as Lookup | undefined)?.[name], window) as { prototype: object } | undefined

function oddMembers(window: SourceWindow, sourceOf: Member): string[] {
  return PROBES.split(';').flatMap((group) => {
    const [name = '', ...keys] = group.split(' ')
    const prototype = find(window, name)?.prototype
    return keys.map((key) => {
      const found = prototype && Object.getOwnPropertyDescriptor(prototype, key)
      const member = (found?.get ?? found?.value) as Member | undefined
      const odd = member && oddities(member, sourceOf.call(member) as string)
      return odd ? `${name}.${key}:${odd}` : ''
    })
  })
}

const oddConstructors = (window: SourceWindow, sourceOf: Member) =>
  CONSTRUCTORS.split(' ').map((name) => {
    const found = find(window, name) as unknown as Member
    const odd = forged(found, sourceOf.call(found) as string)
    return odd && `${name}:${odd}`
  })

/** Properties that belong to the prototype, found on the object itself. */
const own = (owner: object, name: string) =>
  Object.getOwnPropertyNames(owner).map((key) => (key in (Object.getPrototypeOf(owner) as object) ? `${name}.${key}:o` : ''))

const otherFacts = (window: SourceWindow, frame: SourceWindow) =>
  FACTS.split(' ').map((key) => ((window.navigator as unknown as Lookup)[key] === (frame.navigator as unknown as Lookup)[key] ? '' : `frame.${key}`))

/**
 * Which of the browser's own functions and properties are not as the browser made them, as `Interface.member:`, or
 * `Constructor:`, and what is odd about it (`lib/oddities.ts`; `o` lies on the object itself), and as `frame.` what a frame of
 * the page tells otherwise. Evidence for detectors, no verdict: a site's own scripts may wrap such a function too. `blocked` in a
 * sandboxed frame.
 */
export const integrity: Source<'integrity'> = (window) => {
  try {
    const found = inEmptyFrame(window, (frame) => [
      ...oddMembers(window, frame.Function.prototype.toString),
      ...oddConstructors(window, frame.Function.prototype.toString),
      ...own(window.navigator, 'Navigator'),
      ...own(window.screen, 'Screen'),
      ...otherFacts(window, frame),
    ])
    return ok(found.filter(Boolean).slice(0, 64))
  } catch (error) {
    return blockedIfDenied(error)
  }
}
