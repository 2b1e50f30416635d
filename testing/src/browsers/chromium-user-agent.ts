import type { Brand, BrowserPage, UserAgentOverride } from './types.ts'

/** Builds between two Chromium majors, about; only has to look like a later version. */
const BUILDS_A_VERSION = 130

const GREASE_CHARACTERS = [' ', '(', ':', '-', '.', '/', ')', ';', '=', '?', '_'] as const
const GREASE_VERSIONS = ['8', '99', '24'] as const

type Metadata = UserAgentOverride['userAgentMetadata']

const READ = `navigator.userAgentData
  .getHighEntropyValues(['architecture', 'bitness', 'formFactors', 'fullVersionList', 'model', 'platformVersion', 'wow64'])
  .then((values) => ({ userAgent: navigator.userAgent, values }))`

/**
 * What this Chromium will say of itself some major versions on: user agent, brands (with the made-up brand that changes
 * at every version) and full versions. For `LaunchOptions.userAgent`.
 *
 * @param page on a secure origin; 127.0.0.1 is one
 */
export async function userAgentAhead(page: BrowserPage, versions: number): Promise<UserAgentOverride> {
  const { userAgent, values } = await page.evaluate<{ userAgent: string; values: Metadata }>(READ)
  const full = values.fullVersionList.find(({ brand }) => brand === 'Chromium')?.version
  if (!full) throw new TypeError('this Chromium names no version of its own')
  const [major = 0, , build = 0, patch = 0] = full.split('.').map(Number)
  const next = major + versions
  const nextFull = `${next}.0.${build + versions * BUILDS_A_VERSION}.${patch}`
  const names = values.brands.map(({ brand }) => brand).filter((brand) => !isGrease(brand))
  return {
    userAgent: userAgent.replace(`Chrome/${major}.`, `Chrome/${next}.`),
    userAgentMetadata: {
      ...values,
      fullVersion: nextFull,
      brands: brandList(next, names, String(next), GREASE_VERSIONS[next % 3] ?? ''),
      fullVersionList: brandList(next, names, nextFull, `${GREASE_VERSIONS[next % 3]}.0.0.0`),
    },
  }
}

/**
 * The list as Chromium makes it: a made-up brand whose characters, version and place follow from the major version, so
 * that sites do not come to rely on any of them. Order: 2 permutations with one name, 6 with two.
 *
 * @see https://chromium.googlesource.com/chromium/src/+/main/components/embedder_support/user_agent_utils.cc
 */
export function brandList(major: number, names: readonly string[], version: string, greaseVersion: string): Brand[] {
  const [left, right] = [GREASE_CHARACTERS[major % 11], GREASE_CHARACTERS[(major + 1) % 11]]
  const list = [{ brand: `Not${left}A${right}Brand`, version: greaseVersion }, ...names.map((brand) => ({ brand, version }))]
  const orders = list.length === 2 ? ORDERS_OF_TWO : ORDERS_OF_THREE
  const order = orders[major % orders.length] ?? []
  const placed: Brand[] = []
  list.forEach((brand, index) => (placed[order[index] ?? index] = brand))
  return placed
}

const ORDERS_OF_TWO = [[0, 1], [1, 0]]
const ORDERS_OF_THREE = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

function isGrease(brand: string): boolean {
  return /^Not.A.Brand$/.test(brand)
}
