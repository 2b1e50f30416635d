import { launch, type LaunchOptions } from '@selfsame/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IdentifyEndpoint, startIdentifyEndpoint } from '../testing/src/identify-endpoint/server.ts'

type States = { readonly [component: string]: string }

/** What resistFingerprinting of Firefox ESR 153 makes the same for everybody. */
const RESISTED =
  'colorDepth colorGamut colorScheme contrast dateTimeLocale devicePixelRatio forcedColors hardwareConcurrency hdr hover languages mimeTypes monochrome pdfViewer plugins pointer reducedMotion screenFrame screenResolution timeZone timeZoneOffsets touch'.split(
    ' ',
  )

let endpoint: IdentifyEndpoint
beforeAll(async () => void (endpoint = await startIdentifyEndpoint()))
afterAll(() => endpoint.close())

/** The state of every component that the agent sends from a page of Firefox in Berlin. */
async function states(options: LaunchOptions): Promise<States> {
  await using browser = await launch('firefox', { timeZone: 'Europe/Berlin', ...options })
  const page = await browser.newPage(`${endpoint.url}/page`)
  return await page.evaluate<States>(
    `Selfsame.start({ apiKey: 'pk_test' }).collect().then(({ components }) =>
      Object.fromEntries(Object.entries(components).map(([name, { state }]) => [name, state])))`,
  )
}

const noised = (all: States) => Object.keys(all).filter((name) => all[name] === 'noised')

test('resistFingerprinting: what it falsifies is sent as noised', async () => {
  const all = await states({ prefs: { 'privacy.resistFingerprinting': true } })
  expect(noised(all)).toEqual(expect.arrayContaining(RESISTED))
  // These ask other processes, and may be late on a busy machine.
  for (const name of ['canvasText', 'mediaDevices', 'storageQuota']) expect(all[name], name).not.toBe('ok')
  expect(all['jsFeatures']).toBe('ok')
})

test('a normal window: at most the frame and a tier that stands for the cores', async () => {
  const all = await states({})
  const falsified = noised(all).filter((name) => RESISTED.includes(name))
  expect(['screenFrame', 'hardwareConcurrency']).toEqual(expect.arrayContaining(falsified))
  expect(all['timeZone']).toBe('ok')
})

test('fingerprintingProtection: the tier that stands for the cores is sent as noised', async () => {
  const all = await states({ prefs: { 'privacy.fingerprintingProtection': true } })
  expect(all['hardwareConcurrency']).toBe('noised')
  expect(all['timeZone']).toBe('ok')
})

test('a private window: likewise', async () => {
  const all = await states({ privateWindow: true })
  expect(all['hardwareConcurrency']).toBe('noised')
  expect(all['timeZone']).toBe('ok')
})
