import { digest } from '@selfsame/contract/check'
import { absent, blocked, ok, type Source, type SourceWindow } from './source.ts'
import { resistsFingerprinting } from './privacy/resist-fingerprinting.ts'

/** Voices come late: so long they are waited for, in ms; no longer than other sources take, as many browsers have none. */
const WAIT_MS = 60

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

async function lateVoices({ setTimeout }: SourceWindow, speech: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  await new Promise((resolve) => {
    speech.addEventListener?.('voiceschanged', resolve, { once: true })
    setTimeout(resolve, WAIT_MS)
  })
  return speech.getVoices()
}
