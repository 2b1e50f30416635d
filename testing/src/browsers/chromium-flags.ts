/**
 * Command line of every Chromium started here: no traffic of its own, no first-run page.
 * Nothing here changes what a page can read.
 */
export const CHROMIUM_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
]
