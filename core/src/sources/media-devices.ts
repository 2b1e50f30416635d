import { blockedIfDenied } from './lib/denied.ts'
import { genuine } from './privacy/genuine.ts'
import { absent, type Source } from './source.ts'

const KINDS: readonly MediaDeviceKind[] = ['audioinput', 'audiooutput', 'videoinput']

/**
 * Numbers of audio inputs, audio outputs and video inputs; no labels, no ids. Without a permission browsers give one of
 * a kind at most. Secure contexts only; `noised` under resistFingerprinting, which gives everybody a microphone and a camera.
 */
export const mediaDevices: Source<'mediaDevices'> = async (window) => {
  const { mediaDevices: media } = window.navigator as { mediaDevices?: MediaDevices }
  if (!media?.enumerateDevices) return absent()
  try {
    const devices = await media.enumerateDevices()
    const [inputs = 0, outputs = 0, cameras = 0] = KINDS.map((kind) => devices.filter((device) => device.kind === kind).length)
    return genuine(window, [inputs, outputs, cameras])
  } catch (error) {
    return blockedIfDenied(error)
  }
}
