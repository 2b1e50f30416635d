import type { UserAgentOverride } from '@selfsame/testing'

/**
 * User agent, client hints and headers as this Chromium will send them so many versions on.
 *
 * @param versions how many major versions later; the build moves on with them
 */
export function versionsAhead({ version }: { version: string }, versions: number): UserAgentOverride {
  const [major = 0, minor = 0, build = 0, patch = 0] = version.split('.').map(Number)
  const next = major + versions
  const brands = (brandVersion: string, filler: string) => [
    { brand: 'Chromium', version: brandVersion },
    { brand: 'Not(A:Brand', version: filler },
  ]
  return {
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${next}.0.0.0 Safari/537.36`,
    userAgentMetadata: {
      brands: brands(String(next), '8'),
      fullVersionList: brands(`${next}.${minor}.${build + 130 * versions}.${patch}`, '8.0.0.0'),
      platform: 'Linux',
      platformVersion: '',
      architecture: 'x86',
      bitness: '64',
      model: '',
      mobile: false,
      wow64: false,
    },
  }
}
