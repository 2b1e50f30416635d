import { randomBytes } from 'node:crypto'
import type { Components, IdentifyRequest } from '@selfsame/contract'
import { laptop } from '../linkage/tests/visits.ts'

export const PUBLIC_KEY = 'pk_000000000000000000000000'
export const SECRET_KEY = 'sk_00000000000000000000000000000000'

/** Components of a synthetic laptop, each `ok`. */
export const laptopComponents: Components = componentsOf(laptop)

/** Another machine: nothing that tells devices apart is the laptop's. */
export const desktopComponents: Components = componentsOf({
  ...laptop,
  languages: ['de-DE', 'de'],
  timeZone: 'America/Bogota',
  screenResolution: [2560, 1440],
  hardwareConcurrency: 24,
  deviceMemory: 32,
  fonts: ['Cantarell', 'Fira Code', 'Source Sans Pro'],
  fontPreferences: [180, 151, 99],
  textRects: [88, 21, 133, 19],
  canvasText: 'ff77',
  canvasGeometry: 'ee77',
  webglParameters: 'dd77',
  webglScene: 'cc77',
  webglBasics: { ...laptop.webglBasics, rendererUnmasked: 'ANGLE (NVIDIA, GeForce RTX 4070, OpenGL 4.6)' },
})

/** A body as the agent sends it; a nonce of its own each time. */
export function visit(changes: Partial<IdentifyRequest> = {}): IdentifyRequest {
  return {
    v: 1,
    key: PUBLIC_KEY,
    nonce: randomBytes(16).toString('hex'),
    clock: 1_790_000_000_000,
    components: laptopComponents,
    url: 'https://shop.example/cart?item=7',
    sdk: { platform: 'js', version: '0.1.0' },
    ...changes,
  }
}

function componentsOf(values: object): Components {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { state: 'ok', value }])) as Components
}
