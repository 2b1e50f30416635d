import { launch, type LaunchOptions } from '@selfsame/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IdentifyEndpoint, startIdentifyEndpoint } from '../testing/src/identify-endpoint/server.ts'

interface Reading {
  /** Components as sent. */
  readonly drawn: Readonly<Record<string, { readonly state: string; readonly value?: unknown }>>
  /** A small drawing as a PNG. */
  readonly png: string
}

const DRAWN = ['canvasGeometry', 'canvasText', 'webglScene', 'webglBasics', 'webglParameters', 'webglExtensions', 'audio']

let endpoint: IdentifyEndpoint
beforeAll(async () => void (endpoint = await startIdentifyEndpoint()))
afterAll(() => endpoint.close())

/** What one start of Firefox, with a fresh profile, gives. */
async function reading(options: LaunchOptions = {}): Promise<Reading> {
  await using browser = await launch('firefox', options)
  const page = await browser.newPage(`${endpoint.url}/page`)
  return await page.evaluate<Reading>(`(async () => {
    const { components } = await Selfsame.start({ apiKey: 'pk_test' }).collect()
    const context = document.createElement('canvas').getContext('2d')
    context.fillText('Selfsame', 5, 15)
    const drawn = Object.fromEntries(${JSON.stringify(DRAWN)}.map((name) => [name, components[name]]))
    return { drawn, png: context.canvas.toDataURL() }
  })()`)
}

const states = ({ drawn }: Reading) => DRAWN.map((name) => drawn[name]?.state)

test('a normal window: PNGs differ at every start of Firefox, the pixels that are sent do not', async () => {
  const [first, second] = [await reading(), await reading()]
  expect(first.png).not.toBe(second.png)
  expect(new Set(states(first))).toEqual(new Set(['ok']))
  expect(second.drawn).toEqual(first.drawn)
})

test('a private window and fingerprintingProtection give the same pixels', async () => {
  const { drawn } = await reading()
  expect((await reading({ privateWindow: true })).drawn).toEqual(drawn)
  expect((await reading({ prefs: { 'privacy.fingerprintingProtection': true } })).drawn).toEqual(drawn)
})

test('resistFingerprinting falsifies all of canvas and WebGL, and nothing of sound', async () => {
  const resisted = states(await reading({ prefs: { 'privacy.resistFingerprinting': true } }))
  expect(resisted).toEqual([...DRAWN.slice(0, -1).map(() => 'noised'), 'ok'])
})
