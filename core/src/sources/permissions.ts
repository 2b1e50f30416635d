import { absent, ok, type Source } from './source.ts'

/** Names that tell engines, versions and habits apart; Gecko and WebKit know half of them. */
const NAMES =
  'geolocation notifications camera microphone midi persistent-storage push screen-wake-lock storage-access accelerometer clipboard-write background-sync local-fonts window-management'

/**
 * State by permission name, one character each in the order of `NAMES`: `g` granted, `d` denied, `p` prompt, `-` unknown
 * to this browser. Queried, never asked. Chrome 43, Firefox 46, Safari 16 and newer.
 */
export const permissions: Source<'permissions'> = async ({ navigator }) => {
  const known = navigator.permissions as Permissions | undefined
  if (!known?.query) return absent()
  const state = async (name: string) => {
    try {
      // `push` is asked for with its one allowed setting; other names ignore that.
      const { state: found } = await known.query({ name, userVisibleOnly: true } as unknown as PermissionDescriptor)
      return found.charAt(0)
    } catch (error) {
      if (error instanceof Error || error instanceof DOMException) return '-' // TypeError mostly; Safari words it its own way
      throw error
    }
  }
  return ok((await Promise.all(NAMES.split(' ').map(state))).join(''))
}
