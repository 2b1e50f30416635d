import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir, type LaunchOptions } from '@selfsame/testing'

/** Another machine with the same browser in the same version: it must be another visitor. */
export interface Device {
  name: string
  launch: () => Omit<LaunchOptions, 'profileDir'>
  /** Query of the page, for what only the page can pretend. */
  query?: string
}

/** A font set of its own: one family where the machine at hand has many. */
function fontconfig(): string {
  const { path } = tempDir('fonts')
  const file = join(path, 'fonts.conf')
  const rejected = ['noto', 'dejavu', 'unifont'].map((name) => `<glob>*/${name}/*</glob>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir>
<cachedir>${path}/cache</cachedir><selectfont><rejectfont>${rejected}</rejectfont></selectfont></fontconfig>`,
  )
  return file
}

export const devices: readonly Device[] = [
  { name: 'another font set', launch: () => ({ env: { FONTCONFIG_FILE: fontconfig() } }) },
  { name: 'another GPU + cores + memory', launch: () => ({}), query: 'machine=other' },
  {
    name: 'another screen + language + time zone',
    launch: () => ({ screen: { width: 1366, height: 768 }, window: { width: 1200, height: 700 }, locale: 'fr-FR', timeZone: 'Europe/Paris' }),
  },
]
