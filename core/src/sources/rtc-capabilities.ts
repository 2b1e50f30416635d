import { clipped } from './lib/text.ts'
import { absent, ok, type Source, type SourceWindow } from './source.ts'

/**
 * Codecs that WebRTC can receive, each once: type with its format parameters, `video/H264;level-asymmetry-allowed=1;...`,
 * sorted. Absent where WebRTC is switched off.
 */
export const rtcCapabilities: Source<'rtcCapabilities'> = (window) => {
  const { RTCRtpReceiver: receiver } = window as Partial<SourceWindow>
  if (!receiver?.getCapabilities) return absent()
  const names = ['audio', 'video'].flatMap((kind) =>
    (receiver.getCapabilities(kind)?.codecs ?? []).map(({ mimeType, sdpFmtpLine }) => [mimeType, sdpFmtpLine].filter(Boolean).join(';')),
  )
  return ok(clipped([...new Set(names)].sort(), 96))
}
