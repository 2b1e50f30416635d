import { blockedIfDenied } from './lib/denied.ts'
import type { Brand, HighEntropyHints, UserAgentData, WiderNavigator } from './lib/non-standard.ts'
import { clipped } from './lib/text.ts'
import { absent, ok, type Source } from './source.ts'

const HIGH_ENTROPY = ['architecture', 'bitness', 'formFactors', 'fullVersionList', 'model', 'platformVersion']

const shortBrands = (brands: readonly Brand[]) =>
  Array.from(brands).slice(0, 8).map(({ brand, version }) => ({ brand: brand.slice(0, 64), version: version.slice(0, 64) }))

/** Cut to what the contract takes; what is empty is left out. */
function shaped(low: UserAgentData, high: HighEntropyHints) {
  const { fullVersionList, platformVersion, architecture, bitness, model, formFactors } = high
  return {
    brands: shortBrands(low.brands),
    mobile: !!low.mobile,
    platform: String(low.platform ?? '').slice(0, 64), // Chrome 90 to 92 have no platform yet
    ...(fullVersionList?.length && { fullVersionList: shortBrands(fullVersionList) }),
    ...(platformVersion && { platformVersion: platformVersion.slice(0, 64) }),
    ...(architecture && { architecture: architecture.slice(0, 64) }),
    ...(bitness && { bitness: bitness.slice(0, 16) }),
    ...(model && { model: model.slice(0, 128) }),
    ...(formFactors?.length && { formFactors: clipped(formFactors, 8) }),
  }
}

/**
 * User-Agent Client Hints. Chromium in secure contexts; a frame that may not have the high entropy ones gives the low
 * entropy ones (brands, mobile, platform) alone.
 *
 * @see https://wicg.github.io/ua-client-hints/
 */
export const clientHints: Source<'clientHints'> = async (window) => {
  const { userAgentData }: WiderNavigator = window.navigator
  if (!userAgentData) return absent()
  try {
    return ok(shaped(userAgentData, await userAgentData.getHighEntropyValues(HIGH_ENTROPY)))
  } catch (error) {
    blockedIfDenied(error)
    return ok(shaped(userAgentData, {}))
  }
}
