import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Size } from './types.ts'

const WINDOW_DOCUMENT = 'chrome://browser/content/browser.xhtml'

/**
 * Sets the size a profile that is not in use opens its window with, where Firefox itself remembers it between starts.
 * The command line's --width and --height do nothing in headless mode.
 */
export function writeWindowSize(profileDir: string, { width, height }: Size): void {
  const file = join(profileDir, 'xulstore.json')
  const store = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>) : {}
  const remembered = { screenX: '0', screenY: '0', width: String(width), height: String(height), sizemode: 'normal' }
  store[WINDOW_DOCUMENT] = { ...store[WINDOW_DOCUMENT], 'main-window': remembered }
  mkdirSync(profileDir, { recursive: true })
  writeFileSync(file, JSON.stringify(store))
}
