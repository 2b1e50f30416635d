import { componentNames, type ComponentName, type Components, type ComponentState } from '@selfsame/contract'
import { hash, share } from './draw.ts'
import { capabilities } from './derive/capabilities.ts'
import { drawing } from './derive/drawing.ts'
import { graphics } from './derive/graphics.ts'
import { identity } from './derive/identity.ts'
import { privacy } from './derive/privacy.ts'
import { surroundings } from './derive/surroundings.ts'
import type { Look } from './look.ts'
import type { Values } from './derive/values.ts'

type States = Partial<Record<ComponentName, ComponentState>>
const all = (state: ComponentState, names: string): States => Object.fromEntries(names.split(' ').map((name) => [name, state]))

/** What each protection falsifies or refuses, as the agent tells it. */
const RESISTING = {
  ...all(
    'noised',
    'canvasText canvasGeometry webglBasics webglParameters webglExtensions webglScene audioLatency audioSampleRate mediaDevices ' +
      'hardwareConcurrency screenResolution screenFrame timeZone timeZoneOffsets touch storageQuota plugins mimeTypes languages dateTimeLocale',
  ),
  ...all('blocked', 'speechVoices'),
  ...all('absent', 'mediaCapabilities webgpu'),
}
const GECKO_PROTECTION = all('noised', 'canvasText canvasGeometry hardwareConcurrency screenFrame')
const BRAVE = all(
  'noised',
  'canvasText canvasGeometry webglScene webglParameters webglExtensions audio hardwareConcurrency deviceMemory ' +
    'plugins mimeTypes screenResolution screenFrame',
)
const WEBKIT_PRIVATE = all('noised', 'canvasText canvasGeometry webglScene audio screenResolution screenFrame')
/** Asked of devices and of the sound system, which answer late in a cold browser. */
const DEVICES: readonly ComponentName[] = ['mediaDevices', 'audioLatency', 'audioSampleRate']
/** What takes long enough to run out of time on a slow machine. */
const SLOW: readonly ComponentName[] = [
  'fonts',
  'webglScene',
  'audio',
  'webgpu',
  'rtcCapabilities',
  'mediaCapabilities',
  'contentBlockers',
  'storageQuota',
]
/** What is left of a visit cut short. */
const SPARSE = new Set<ComponentName>([
  'userAgent',
  'clientHints',
  'platform',
  'vendor',
  'languages',
  'timeZone',
  'timeZoneOffsets',
  'screenResolution',
  'devicePixelRatio',
  'colorDepth',
  'hardwareConcurrency',
  'touch',
])

function protections({ browser: { product, engine, protection, deviceClass }, latent }: Look): States {
  if (protection === 'resisting') return RESISTING
  if (product === 'brave') return BRAVE
  if (engine === 'gecko' && (protection === 'strict' || latent.privateWindow)) return GECKO_PROTECTION
  // the frame of a desktop's Firefox is the protection's as often as not: it cannot be believed
  if (engine === 'gecko') return deviceClass === 'desktop' && latent.frame === 0 ? { screenFrame: 'noised' } : {}
  return product === 'safari' && latent.privateWindow ? WEBKIT_PRIVATE : {}
}

/** States by chance at one visit. @param known components that this browser has: others, which no simulated browser has, must not shift the chances */
function mishaps(
  {
    world: {
      seed,
      assumptions: { missing },
    },
    browser,
  }: Look,
  visit: number,
  known: readonly ComponentName[],
): States {
  const at = (what: string) => share(seed, what, browser.index, visit)
  const states: States = {}
  if (at('devices late') < missing.devices) for (const name of DEVICES) states[name] = 'timeout'
  if (browser.engine === 'blink' && at('voices late') < missing.voices) states.speechVoices = 'absent'
  if (at('slow') < missing.late) for (const name of SLOW) if (at(name) < 0.4) states[name] = 'timeout'
  if (at('failed') < missing.failed * known.length) states[known[hash(seed, browser.index, visit) % known.length] ?? 'fonts'] = 'failed'
  return states
}

/** Whether this population's agent knows a component; who it is it always says. */
const sends = ({ world: { seed, assumptions } }: Look, name: ComponentName): boolean =>
  name === 'userAgent' || assumptions.missing.unsent === 0 || share(seed, 'unsent', name) >= assumptions.missing.unsent

/** Everything a visit sends, in the order of the contract. */
export function componentsOf(look: Look, visit: number): Components {
  const {
    world: { seed, assumptions },
    browser,
    release,
  } = look
  const values: Values = { ...identity(look), ...surroundings(look), ...drawing(look), ...graphics(look), ...capabilities(look), ...privacy(look) }
  if (share(seed, 'scene', browser.index, visit) < assumptions.rendering.sceneNoise)
    values.webglScene = look.world.digest(`${values.webglScene} ${hash(browser.index, visit, release.major) % 50}`)
  const states: States = { ...mishaps(look, visit, componentNames.filter((name) => values[name] !== undefined)), ...protections(look) }
  const sparse = share(seed, 'sparse', browser.index, visit) < assumptions.missing.sparse
  const sent: Record<string, unknown> = {}
  for (const name of componentNames) {
    const value = values[name]
    if (!sends(look, name)) continue
    const lost = assumptions.missing.lost > 0 && share(seed, 'lost', browser.index, visit, name) < assumptions.missing.lost
    const state = value === undefined ? 'absent' : (states[name] ?? (lost ? 'failed' : 'ok'))
    if (sparse && !SPARSE.has(name)) sent[name] = { state: 'timeout' }
    else sent[name] = state === 'ok' ? { state, value } : { state }
  }
  return sent as Components
}
