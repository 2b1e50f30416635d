/** Families of TLS handshakes that browsers make; all others are of programs. */
const OF_BROWSERS: ReadonlySet<string> = new Set(['chromium', 'firefox', 'apple'])

export const isOfBrowser = (family: string): boolean => OF_BROWSERS.has(family)
