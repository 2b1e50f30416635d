import type { Detector } from '../detector.ts'
import { header, read } from '../lib/read.ts'

const NAMES = /headless|phantomjs|slimerjs|htmlunit|jsdom|happydom|electron\/|puppeteer|playwright|selenium/i

/** A browser that says it has no window: in user agent or client hints, of the page or of the request. */
export const headlessName: Detector = (sighting) => {
  const { components } = sighting
  const brands = read(components, 'clientHints')?.brands.map(({ brand }) => brand) ?? []
  const told = [header(sighting, 'user-agent'), header(sighting, 'sec-ch-ua'), read(components, 'userAgent'), ...brands]
  return told.some((text) => text !== undefined && NAMES.test(text))
    ? { weight: 1, reason: 'User agent or client hints name a headless browser or a tool.' }
    : undefined
}
