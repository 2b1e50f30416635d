import type { Detector } from '../detector.ts'
import { header } from '../lib/read.ts'

/** Beginnings of what HTTP libraries call themselves. */
const LIBRARIES =
  /^(?:node|undici|axios|got|node-fetch|curl|libcurl|wget|python|aiohttp|httpx|scrapy|go-http|go-resty|java|okhttp|apache|jersey|dart|ruby|faraday|php|guzzle|perl|libwww|lwp|rust|reqwest|hyper|postman|insomnia|httpie|colly|winhttp|k6)\b/i

/** The request names an HTTP library, or nothing at all. */
export const httpLibrary: Detector = (sighting) => {
  if (sighting.headers.length === 0) return undefined
  const userAgent = header(sighting, 'user-agent') ?? ''
  return userAgent === '' || LIBRARIES.test(userAgent) ? { weight: 1, reason: 'The request comes from an HTTP library, not from a page.' } : undefined
}
