import { digest } from '../digest.ts'
import { absent, blocked, ok, type Source, type SourceWindow } from './source.ts'
import { resistsFingerprinting } from './privacy/resist-fingerprinting.ts'

/** Voices come late: so long they are waited for, in ms. On a Linux desktop there mostly are none. */
const WAIT_MS = 150
const LINUX_WAIT_MS = 50
const LINUX_DESKTOP = /^Linux (x86|i\d86)/

/**
 * Voices on this machine: how many, digest of their names and languages (sorted), name of the default one. Voices of a
 * web service come and go with the network and are left out. `blocked` under resistFingerprinting, `absent` where
 * there are none (in time).
 */
export const speechVoices: Source<'speechVoices'> = async (window) => {
  const { speechSynthesis: speech } = window as Partial<SourceWindow>
  if (!speech) return absent()
  const all = speech.getVoices().length ? speech.getVoices() : await lateVoices(window, speech)
  const voices = all.filter((voice) => voice.localService)
  if (!voices.length) return resistsFingerprinting(window) ? blocked() : absent()
  const chosen = voices.find((voice) => voice.default)
  return ok({
    count: voices.length,
    digest: digest(voices.map(({ voiceURI, lang }) => `${voiceURI} ${lang}`).sort().join()),
    ...(chosen && { default: chosen.name.slice(0, 128) }),
  })
}

async function lateVoices({ navigator, setTimeout }: SourceWindow, speech: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  await new Promise((resolve) => {
    speech.addEventListener?.('voiceschanged', resolve, { once: true })
    setTimeout(resolve, LINUX_DESKTOP.test(navigator.platform) ? LINUX_WAIT_MS : WAIT_MS)
  })
  return speech.getVoices()
}
