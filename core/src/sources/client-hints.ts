import { blockedIfDenied } from './lib/denied.ts'
import type { Brand, HighEntropyHints, UserAgentData, WiderNavigator } from './lib/non-standard.ts'
import { clipped } from './lib/text.ts'
import { absent, ok, type Source } from './source.ts'

const HIGH_ENTROPY_TEXTS = ['architecture', 'bitness', 'model', 'platformVersion'] as const
const HIGH_ENTROPY = [...HIGH_ENTROPY_TEXTS, 'formFactors', 'fullVersionList']

const short = (text: string) => String(text).slice(0, 64)
const shortBrands = (brands: readonly Brand[]) => brands.map(({ brand, version }) => ({ brand: short(brand), version: short(version) })).slice(0, 8)

/** Cut to what the contract takes; what is empty is left out. */
function shaped(low: UserAgentData, { fullVersionList, formFactors, ...texts }: HighEntropyHints) {
  const known = HIGH_ENTROPY_TEXTS.filter((hint) => texts[hint]).map((hint) => [hint, short(texts[hint] ?? '')])
  return {
    brands: shortBrands(low.brands),
    mobile: !!low.mobile,
    platform: short(low.platform ?? ''), // Chrome 90 to 92 have no platform yet
    ...(fullVersionList?.length && { fullVersionList: shortBrands(fullVersionList) }),
    ...(formFactors?.length && { formFactors: clipped(formFactors, 8) }),
    ...(Object.fromEntries(known) as { [hint in (typeof HIGH_ENTROPY_TEXTS)[number]]?: string }),
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
