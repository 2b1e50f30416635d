import { digest } from '@selfsame/contract/check'
import { renderer } from '../drawing/renderer.ts'
import { webgl } from '../drawing/webgl.ts'
import { clipped } from './lib/text.ts'
import { absent, ok, type Source } from './source.ts'

/** The parts of WebGPU that are read; @see https://gpuweb.github.io/gpuweb/#gpuadapter */
interface Adapter {
  readonly info?: { readonly vendor: string; readonly architecture: string }
  readonly features: ReadonlySet<string>
  readonly limits: Readonly<Record<string, number>>
}
interface GPU {
  requestAdapter(): Promise<Adapter | null>
}

/** Renderers that use no GPU: there is no adapter then, and Chromium warns on the console when asked for one. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render/i

/**
 * Maker and architecture of the GPU, features on offer (sorted), digest of the limits. Secure contexts in Chrome 113,
 * Safari 26, Firefox 141 and newer. Absent where there is no adapter.
 */
export const webgpu: Source<'webgpu'> = async (window) => {
  const { gpu } = window.navigator as unknown as { gpu?: GPU }
  const gl = gpu && webgl(window)
  if (!gl || SOFTWARE.test(renderer(window, gl).renderer)) return absent()
  const adapter = await gpu.requestAdapter()
  if (!adapter) return absent()
  const { info, features, limits } = adapter
  const all: string[] = []
  for (const name in limits) all.push(`${name}:${limits[name]}`)
  return ok({
    vendor: info?.vendor ?? '',
    architecture: info?.architecture ?? '',
    features: clipped([...features].sort(), 64),
    limits: digest(all.sort().join()),
  })
}
