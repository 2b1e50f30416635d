import type { Components } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { developerTools } from './developer-tools.ts'
import { incognito } from './incognito.ts'
import { privacySettings } from './privacy-settings.ts'
import { tampering } from './tampering.ts'
import { signalVisit } from './tests/signal-visit.ts'
import { virtualMachine } from './virtual-machine.ts'

const ok = <V>(value: V) => ({ state: 'ok' as const, value })
const seen = (components: Components) => signalVisit({ components })

const GECKO = ok({ evalLength: 37, errorShape: 'fileName,lineNumber,columnNumber,message', productSub: '20100101' })
const BLINK = ok({ evalLength: 33, errorShape: 'stack,message', productSub: '20030107' })
const STORAGE = ok({ local: true, session: true, indexedDb: true })

it.each([
  ['private window of Firefox', { engineTraits: GECKO, storageAvailability: STORAGE, privateFiles: ok('SecurityError') }, true],
  ['window of Firefox', { engineTraits: GECKO, storageAvailability: STORAGE, privateFiles: ok('ok') }, false],
  ['Firefox with storage blocked', { engineTraits: GECKO, storageAvailability: { state: 'blocked' }, privateFiles: ok('SecurityError') }, undefined],
  ['Chromium, whose windows are alike', { engineTraits: BLINK, storageAvailability: STORAGE, privateFiles: ok('ok') }, undefined],
  ['older agent', { engineTraits: GECKO, storageAvailability: STORAGE }, undefined],
] satisfies [string, Components, boolean | undefined][])('incognito: %s', (_, components, expected) => {
  expect(incognito(seen(components), {})?.fields.incognito).toBe(expected)
})

const webgl = (rendererUnmasked: string) => ok({ version: '', shadingLanguage: '', vendor: '', renderer: '', rendererUnmasked })

it.each([
  ['ANGLE (VMware, Inc., SVGA3D; build: RELEASE, OpenGL 4.5)', true],
  ['ANGLE (Parallels, Parallels Display Adapter (WDDM) Direct3D11)', true],
  ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)', false],
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device), SwiftShader driver)', undefined],
  ['llvmpipe, or similar', undefined],
])('virtual machine: %s', (renderer, expected) => {
  expect(virtualMachine(seen({ engineTraits: BLINK, webglBasics: webgl(renderer) }), {})?.fields.virtual_machine).toBe(expected)
})

it('developer tools: a debugger is one, a program is none, and other engines do not tell', () => {
  expect(developerTools(seen({ consoleWatched: ok('debugger') }), {})?.fields).toEqual({ developer_tools: true })
  expect(developerTools(seen({ consoleWatched: ok('listener') }), {})?.fields).toEqual({ developer_tools: false })
  expect(developerTools(seen({ consoleWatched: { state: 'absent' } }), {})).toBeUndefined()
})

it('privacy settings: several components that the browser itself falsifies', () => {
  const noised = { state: 'noised' } as const
  expect(privacySettings(seen({ engineTraits: GECKO, hardwareConcurrency: noised, timeZone: noised, pointer: noised }), {})?.fields).toEqual({ privacy_settings: true })
  // every Firefox falsifies PNGs
  expect(privacySettings(seen({ engineTraits: GECKO, canvasText: noised }), {})?.fields).toEqual({ privacy_settings: false })
})

it('tampering: surer the more contradicts, and an anti-detect browser where claims contradict in several ways', () => {
  const userAgent = ok('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36')
  const honest = { userAgent, engineTraits: BLINK, platform: ok('Win32') }
  expect(tampering(seen(honest))?.fields).toMatchObject({ tampering: false, tampering_details: { anomaly_score: 0, anti_detect_browser: false } })
  expect(tampering(seen({ ...honest, platform: ok('Linux x86_64') }))?.fields).toMatchObject({ tampering: true, tampering_confidence: 'medium', tampering_details: { anti_detect_browser: false } })
  const profile = { ...honest, platform: ok('Linux x86_64'), fonts: ok(['Liberation Sans', 'DejaVu Sans']) }
  expect(tampering(seen(profile))?.fields).toMatchObject({ tampering: true, tampering_confidence: 'high', tampering_details: { anti_detect_browser: true } })
})

it('tampering: two common parts that nobody showed together raise the anomaly score, and alone accuse nobody', () => {
  const userAgent = ok('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36')
  const found = (visitors: number, together: number, components: Components = {}) =>
    tampering(signalVisit({ components: { userAgent, ...components }, population: { visitors, showing: {}, combinations: [{ name: 'system and graphics', first: 800, second: 600, together }] } }))
  expect(found(1_000, 0)?.fields).toMatchObject({ tampering: false, tampering_details: { anomaly_score: 0.9796, anti_detect_browser: false } })
  expect(found(1_000, 0)?.detectors).toMatchObject([{ name: 'joint-frequency', weight: 0.29 }])
  expect(found(1_000, 500)).toMatchObject({ fields: { tampering_details: { anomaly_score: 0 } }, detectors: [] })
  expect(found(999, 0)).toMatchObject({ fields: { tampering_details: { anomaly_score: 0 } }, detectors: [] })
  const noised = { state: 'noised' } as const
  expect(found(1_000, 0, { hardwareConcurrency: noised, timeZone: noised, pointer: noised })).toMatchObject({ fields: { tampering_details: { anomaly_score: 0 } }, detectors: [] })
})

it('tampering: not computed of a visit that shows no browser', () => {
  expect(tampering(seen({}))).toBeUndefined()
})
