import { expect, test } from 'vitest'
import { fakeWindow, RESISTING } from '../testing/fake-window.ts'
import { speechVoices } from './speech-voices.ts'

const voice = (name: string, more: object = {}) => ({ name, voiceURI: name, lang: 'en-GB', localService: true, default: false, ...more })
const ANNA = voice('Anna', { lang: 'de-DE' })
const DANIEL = voice('Daniel', { default: true })

/** A window with these voices; `after` ms they come, with an event. */
function speaking(voices: readonly object[], after?: number, fakes: Record<string, unknown> = {}) {
  const speech = new EventTarget()
  let there = after === undefined
  if (after !== undefined) setTimeout(() => ((there = true), speech.dispatchEvent(new Event('voiceschanged'))), after)
  return fakeWindow({ ...fakes, speechSynthesis: Object.assign(speech, { getVoices: () => (there ? voices : []) }) })
}

test('counts and digests the voices in any order, and names the default one', async () => {
  const first = await speechVoices(speaking([ANNA, DANIEL]))
  expect(first).toEqual({ state: 'ok', value: { count: 2, digest: expect.stringMatching(/^[0-9a-f]{16}$/), default: 'Daniel' } })
  expect(await speechVoices(speaking([DANIEL, ANNA]))).toEqual(first)
  expect(await speechVoices(speaking([DANIEL, voice('Anna')]))).not.toEqual(first)
})

test('voices of a web service are left out', async () => {
  const service = voice('Google Deutsch', { localService: false })
  expect(await speechVoices(speaking([ANNA, service]))).toEqual(await speechVoices(speaking([ANNA])))
})

test('voices that come late are waited for, but not for long', async () => {
  expect(await speechVoices(speaking([ANNA], 5))).toMatchObject({ state: 'ok', value: { count: 1 } })
  const started = performance.now()
  expect(await speechVoices(speaking([ANNA], 5000))).toEqual({ state: 'absent' })
  expect(performance.now() - started).toBeLessThan(2000)
})

test('is absent without speech, blocked under resistFingerprinting', async () => {
  expect(await speechVoices(fakeWindow({ speechSynthesis: undefined }))).toEqual({ state: 'absent' })
  const page = speaking([], undefined, RESISTING)
  expect(await speechVoices(page)).toEqual({ state: 'blocked' })
})
