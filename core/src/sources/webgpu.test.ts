import { expect, test } from 'vitest'
import { digest } from '@selfsame/contract/check'
import { withWebgl } from '../testing/fake-webgl.ts'
import { webgpu } from './webgpu.ts'

const renderedBy = (renderer: string) => ({ VENDOR: 1, RENDERER: 2, getExtension: () => null, getParameter: (name: number) => (name === 2 ? renderer : 'Mesa') })

const adapter = {
  info: { vendor: 'nvidia', architecture: 'ampere' },
  features: new Set(['timestamp-query', 'bgra8unorm-storage']),
  limits: { maxTextureDimension2D: 16_384, maxBindGroups: 4 },
}

test('tells maker, architecture, features and a digest of the limits', async () => {
  const page = withWebgl(renderedBy('NVIDIA GeForce RTX 3080'), { navigator: { gpu: { requestAdapter: async () => adapter } } })
  expect(await webgpu(page)).toEqual({
    state: 'ok',
    value: {
      vendor: 'nvidia',
      architecture: 'ampere',
      features: ['bgra8unorm-storage', 'timestamp-query'],
      limits: digest('maxBindGroups:4,maxTextureDimension2D:16384'),
    },
  })
})

test('does not ask where no GPU draws: Chromium would warn on the console', async () => {
  const requestAdapter = () => {
    throw new Error('asked')
  }
  for (const renderer of ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device)', 'llvmpipe, or similar']) {
    expect(await webgpu(withWebgl(renderedBy(renderer), { navigator: { gpu: { requestAdapter } } }))).toEqual({ state: 'absent' })
  }
})

test('is absent without WebGPU, without an adapter, without WebGL, and here', async () => {
  const none = { navigator: { gpu: { requestAdapter: async () => null } } }
  expect(await webgpu(withWebgl(renderedBy('Apple GPU'), { navigator: { gpu: undefined } }))).toEqual({ state: 'absent' })
  expect(await webgpu(withWebgl(renderedBy('Apple GPU'), none))).toEqual({ state: 'absent' })
  expect(await webgpu(withWebgl(null, none))).toEqual({ state: 'absent' })
  expect(await webgpu(window)).toEqual({ state: 'absent' }) // test machines have no GPU
})
