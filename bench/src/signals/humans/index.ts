import type { RunningProcess } from '@selfsame/testing'
import type { Drive } from '../drive.ts'
import { startChromium, type CommandOptions } from '../start/chromium-command.ts'
import { startFirefox, type Prefs } from '../start/firefox-command.ts'
import { startMiniBrowser } from '../start/webkit-command.ts'
import { startScreen } from '../start/x-screen.ts'
import { hands } from './hands.ts'
import type { Person } from './person.ts'
import { screenReader } from './screen-reader.ts'

type Options = CommandOptions & { prefs?: Prefs }
type Special = Partial<Omit<Options, 'folder' | 'display'>> & { screen?: string; wait?: number; ask?: number; also?: string }

const DESK = '1920x1080'
/** Until developer tools are there, on a busy machine, in ms. */
const TOOLS_MS = 15_000
/** Until hands have moved, clicked and typed, in ms. */
const USED_MS = 8_000

/** A browser on a screen of its own, with hands on it. */
const person =
  (start: (url: string, options: Options) => Promise<RunningProcess>) =>
  ({ screen = DESK, wait = 0, ask = 0, also = '', ...special }: Special = {}): Drive =>
  async (url, { folder }) => {
    const own = await startScreen(screen)
    const browser = await start(`${url}&wait=${wait}&ask=${ask}&also=${also}`, { folder, display: own.display, ...special })
    const moving = hands(own.display)
    return {
      async [Symbol.asyncDispose]() {
        await moving.stop()
        await browser.stop()
        await own[Symbol.asyncDispose]()
      },
    }
  }

const [chromium, firefox, webkit] = [person(startChromium), person(startFirefox), person(startMiniBrowser)]
const UTF8 = { LANG: 'C.UTF-8' }

/** Every way a person's browser is measured; a verdict "bad" on any of them is a fault. */
export const people: readonly Person[] = [
  { name: 'Chromium', drive: chromium() },
  { name: 'Chromium, maximised', drive: chromium({ args: ['--start-maximized'] }) },
  { name: 'Chromium, incognito', drive: chromium({ args: ['--incognito'] }) },
  { name: 'Chromium, dark', drive: chromium({ args: ['--force-dark-mode'] }) },
  { name: 'Chromium, small screen', drive: chromium({ screen: '1024x600' }) },
  { name: 'Chromium, old small screen', drive: chromium({ screen: '800x600' }) },
  { name: 'Chromium, Tokyo, Japanese', drive: chromium({ env: { ...UTF8, TZ: 'Asia/Tokyo' }, languages: 'ja,en-US,en' }) },
  { name: 'Chromium, German', drive: chromium({ env: { TZ: 'Europe/Berlin' }, languages: 'de-DE,de' }) },
  { name: 'Chromium, scale factor 2', drive: chromium({ args: ['--force-device-scale-factor=2'] }) },
  { name: 'Chromium, without GPU and WebGL', drive: chromium({ args: ['--disable-gpu', '--disable-3d-apis'] }) },
  { name: 'Chromium, kiosk', drive: chromium({ args: ['--kiosk'] }) },
  { name: 'Chromium, a window without bars', drive: chromium({ args: ['--start-fullscreen'] }) },
  { name: 'Chromium, developer tools open', drive: chromium({ args: ['--auto-open-devtools-for-tabs'], wait: TOOLS_MS }) },
  { name: 'Chromium, used before it is asked', drive: chromium({ ask: USED_MS, also: 'worker' }) },
  { name: 'Chromium, scale factor 1.5, used before it is asked', drive: chromium({ args: ['--force-device-scale-factor=1.5'], ask: USED_MS }) },
  { name: 'Chromium, used by a screen reader', drive: screenReader },
  { name: 'Firefox', drive: firefox() },
  { name: 'Firefox, used before it is asked', drive: firefox({ ask: USED_MS, also: 'worker' }) },
  { name: 'Firefox, private window', drive: firefox({ args: ['--private-window'] }) },
  { name: 'Firefox, resistFingerprinting', drive: firefox({ prefs: { 'privacy.resistFingerprinting': true } }) },
  {
    name: 'Firefox, resistFingerprinting with letterboxes',
    drive: firefox({ prefs: { 'privacy.resistFingerprinting': true, 'privacy.resistFingerprinting.letterboxing': true } }),
  },
  { name: 'Firefox, fingerprintingProtection', drive: firefox({ prefs: { 'privacy.fingerprintingProtection': true } }) },
  { name: 'Firefox, dark', drive: firefox({ prefs: { 'layout.css.prefers-color-scheme.content-override': 0 } }) },
  { name: 'Firefox, New York, Spanish', drive: firefox({ env: { TZ: 'America/New_York' }, prefs: { 'intl.accept_languages': 'es-MX,es,en' } }) },
  { name: 'Firefox, small screen', drive: firefox({ screen: '1024x600' }) },
  { name: 'Firefox, no WebGL, no WebRTC', drive: firefox({ prefs: { 'webgl.disabled': true, 'media.peerconnection.enabled': false } }) },
  { name: 'WebKitGTK', drive: webkit() },
  { name: 'WebKitGTK, used before it is asked', drive: webkit({ ask: USED_MS, also: 'worker' }) },
  { name: 'WebKitGTK, private', drive: webkit({ args: ['--private'] }) },
  { name: 'WebKitGTK, dark', drive: webkit({ env: { GTK_THEME: 'Adwaita:dark' } }) },
  { name: 'WebKitGTK, small screen, Sydney', drive: webkit({ screen: '1280x720', env: { TZ: 'Australia/Sydney' } }) },
]
