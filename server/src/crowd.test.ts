import type { Components } from '@selfsame/contract'
import { expect, it } from 'vitest'
import { startTestServer, type TestServer } from './tests/test-server.ts'
import { laptopComponents, visit } from './tests/visit.ts'

/** People in one office: one address, one language, one time zone, one system. */
const PEOPLE = 200
const PROXY = { SELFSAME_TRUSTED_PROXIES: '127.0.0.1' }
const OFFICE = { 'x-forwarded-for': '203.0.113.9' }

const SCREENS = [[1920, 1080], [2560, 1440], [1536, 864], [3840, 2160], [1680, 1050]] as const
const CARDS = ['Intel(R) UHD Graphics 620', 'Intel(R) Iris(R) Xe Graphics', 'AMD Radeon Graphics', 'NVIDIA GeForce RTX 3050', 'NVIDIA T600', 'Intel(R) HD Graphics 530', 'AMD Radeon Pro W5500']
const PROGRAMS = ['Fira Code', 'Calibri', 'Helvetica Neue', 'Adobe Garamond', 'Roboto', 'Lato', 'Ubuntu', 'Noto Serif', 'Cascadia Code']

/** A machine of the office: its card, and what is drawn with it, its screen, its cores, and the fonts of its programs. */
function machine(number: number): Components {
  const card = CARDS[number % CARDS.length] ?? ''
  const fonts = PROGRAMS.filter((_, bit) => ((number * 73) >> bit) & 1)
  const drawn = (what: string) => ({ state: 'ok' as const, value: Buffer.from(`${what}${number % CARDS.length}${fonts.join()}`).toString('hex').slice(-32) })
  return {
    ...laptopComponents,
    webglBasics: { state: 'ok', value: { version: 'WebGL 1.0', shadingLanguage: 'GLSL ES 1.0', vendor: 'WebKit', renderer: 'WebKit WebGL', vendorUnmasked: 'Google Inc.', rendererUnmasked: `ANGLE (${card})` } },
    webglParameters: { state: 'ok', value: `a${number % CARDS.length}` },
    webglScene: drawn('s'),
    canvasText: drawn('t'),
    fonts: { state: 'ok', value: ['Arial', 'DejaVu Sans', ...fonts].sort() },
    screenResolution: { state: 'ok', value: [...(SCREENS[number % SCREENS.length] ?? [1, 1])] },
    hardwareConcurrency: { state: 'ok', value: [4, 8, 12, 16][number % 4] ?? 4 },
  }
}

async function visitAll(server: TestServer): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = []
  for (let number = 0; number < PEOPLE; number++) {
    ids.push((await server.identify(visit({ components: machine(number) }), OFFICE)).body.visitorId)
  }
  return ids
}

it('a crowd behind one address is not one visitor, and each of it is known again', async () => {
  await using server = await startTestServer(PROXY)
  const first = await visitAll(server)
  expect(new Set(first).size).toBe(PEOPLE)
  expect(await visitAll(server)).toEqual(first)
})
