import type { Look } from '../look.ts'
import type { Values } from './values.ts'

const PERMISSIONS = { blink: 'pppppppgggggpp', gecko: 'pppppppgp-----', webkit: 'pppp--pp------' }

function permissions({ browser: { engine }, latent }: Look): string {
  const all = PERMISSIONS[engine]
  // notifications are refused beforehand in private windows
  return latent.privateWindow && engine === 'blink' ? `${all.slice(0, 1)}d${all.slice(2)}` : all
}

/** Storage, settings of privacy, blockers, payment and automation. */
export function privacy(look: Look): Values {
  const {
    browser: { engine, product, protection },
    latent,
    engineVersion,
  } = look
  const safari = product === 'safari'
  const control = engine === 'gecko' || product === 'brave'
  const tracking = latent.privacy & 1 || (protection === 'strict' && engineVersion < 135)
  return {
    permissions: permissions(look),
    storageAvailability: { local: true, session: true, indexedDb: true },
    cookiesEnabled: true,
    privacyPreferences: {
      ...(tracking ? { doNotTrack: '1' } : {}),
      ...(control ? { globalPrivacyControl: (latent.privacy & 2) > 0 || latent.privateWindow || protection !== 'none' } : {}),
    },
    contentBlockers: latent.blocker === '' ? [] : latent.blocker.split(','),
    applePay: safari ? (engineVersion >= 190 ? 15 : engineVersion >= 180 ? 14 : 13) : undefined,
    privateClickMeasurement: safari ? true : undefined,
    automation: { webdriver: false, traces: [] },
  }
}
