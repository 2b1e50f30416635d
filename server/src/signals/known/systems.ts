/** Operating systems as far as they can be told apart from outside. */
export type SystemName = 'windows' | 'macos' | 'ios' | 'android' | 'linux' | 'chromeos'

const BY_USER_AGENT: readonly (readonly [RegExp, SystemName])[] = [
  [/\b(iPhone|iPad|iPod)\b/, 'ios'],
  [/\bWindows NT\b/, 'windows'],
  [/\bAndroid\b/, 'android'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bMac OS X\b/, 'macos'],
  [/\b(Linux|X11)\b/, 'linux'],
]

const BY_PLATFORM: Readonly<Record<string, SystemName>> = {
  windows: 'windows',
  macos: 'macos',
  ios: 'ios',
  android: 'android',
  linux: 'linux',
  'chrome os': 'chromeos',
  'chromium os': 'chromeos',
}

/** @returns undefined: none that is known */
export function systemOfUserAgent(userAgent: string | undefined): SystemName | undefined {
  return userAgent === undefined ? undefined : BY_USER_AGENT.find(([pattern]) => pattern.test(userAgent))?.[1]
}

/** @param platform value of `Sec-CH-UA-Platform`, quoted as it is sent */
export function systemOfPlatform(platform: string | undefined): SystemName | undefined {
  const name = platform?.trim().replace(/^"(.*)"$/, '$1').toLowerCase()
  return name !== undefined && Object.hasOwn(BY_PLATFORM, name) ? BY_PLATFORM[name] : undefined
}
