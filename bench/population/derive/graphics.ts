import { hash, share } from '../draw.ts'
import { subset } from './subset.ts'
import type { Look } from '../look.ts'
import type { Values } from './values.ts'

/** A graphics chip by name, family (what draws alike) and maker. */
export interface Graphics {
  readonly renderer: string
  readonly family: string
  readonly maker: string
}

const MAKERS: readonly (readonly [string, RegExp])[] = [
  ['nvidia', /NVIDIA|GeForce/],
  ['amd', /AMD|Radeon/],
  ['intel', /Intel/],
  ['qualcomm', /Adreno/],
  ['arm', /Mali/],
  ['samsung', /Xclipse/],
  ['img-tec', /PowerVR/],
]
const SECONDS = [
  'NVIDIA GeForce RTX 3050 Laptop GPU (0x000025A2)',
  'NVIDIA GeForce RTX 4060 Laptop GPU (0x000028E0)',
  'NVIDIA GeForce GTX 1650 (0x00001F91)',
]

/** Family: the digits of a model but its last two, `RTX 40`, `UHD 6`: those share limits and renderings. */
function familyOf(renderer: string, maker: string): string {
  const series = /(RTX|GTX|RX|UHD|HD|Iris|Arc|Vega|Adreno \(TM\)|Mali-G|Apple M|Xclipse|Radeon)\D{0,20}(\d+)?/.exec(renderer)
  return `${maker} ${series?.[1] ?? ''} ${series?.[2]?.slice(0, Math.max(1, series[2].length - 2)) ?? ''}`
}

export function graphicsOf({ browser: { template }, latent }: Look): Graphics {
  const name = latent.graphics === 1 ? (SECONDS[hash(template.gpu) % SECONDS.length] ?? '') : template.gpu
  const renderer = latent.graphics === 1 ? `ANGLE (NVIDIA, ${name} Direct3D11 vs_5_0 ps_5_0, D3D11)` : name
  if (template.system === 'ios')
    return { renderer: 'Apple GPU', family: `apple ${Number(name) < 14 ? 1 : Number(name) < 17 ? 2 : 3}`, maker: 'apple' }
  const maker = MAKERS.find(([, pattern]) => pattern.test(renderer))?.[0] ?? 'apple'
  return { renderer, family: familyOf(renderer, maker), maker }
}

/** Firefox names a chip of the same class instead of the chip. */
export function geckoName({ renderer, maker }: Graphics, look: Look): string {
  const { system } = look.browser.template
  if (system === 'macos') return renderer.includes('Intel') ? 'Intel(R) HD Graphics 400, or similar' : 'Apple M1, or similar'
  if (system === 'android') return /(Adreno \(TM\) \d|Mali-G\d|PowerVR|Xclipse)/.exec(renderer)?.[1]?.concat('00, or similar') ?? renderer
  const old = /HD Graphics [2345]|GT \d|GTX [456]|Radeon HD/.test(renderer)
  const name = {
    intel: old ? 'Intel(R) HD Graphics' : 'Intel(R) HD Graphics 400',
    nvidia: old ? 'NVIDIA GeForce GTX 480' : 'NVIDIA GeForce GTX 980',
    amd: old ? 'Radeon HD 3200 Graphics' : 'Radeon R9 200 Series',
  }[maker as 'intel']
  return system === 'windows'
    ? `ANGLE (${maker === 'nvidia' ? 'NVIDIA' : maker === 'amd' ? 'AMD' : 'Intel'}, ${name} Direct3D11 vs_5_0 ps_5_0), or similar`
    : `${name}, or similar`
}

function basics(look: Look, graphics: Graphics): Values['webglBasics'] {
  const { engine, template, product } = look.browser
  if (engine === 'gecko')
    return { version: 'WebGL 2.0', shadingLanguage: 'WebGL GLSL ES 3.00', vendor: 'Mozilla', renderer: geckoName(graphics, look) }
  const common = { vendor: 'WebKit', renderer: 'WebKit WebGL' }
  if (engine === 'webkit')
    return { version: 'WebGL 2.0', shadingLanguage: 'WebGL GLSL ES 3.00', ...common, vendorUnmasked: 'Apple Inc.', rendererUnmasked: 'Apple GPU' }
  const mobile = template.system === 'android'
  const vendorUnmasked = mobile
    ? ({ qualcomm: 'Qualcomm', arm: 'ARM', samsung: 'Samsung Electronics Co., Ltd.' }[graphics.maker as 'arm'] ?? 'Imagination Technologies')
    : `Google Inc. (${/ANGLE \(([^,]+),/.exec(graphics.renderer)?.[1] ?? 'Intel'})`
  return {
    version: 'WebGL 2.0 (OpenGL ES 3.0 Chromium)',
    shadingLanguage: 'WebGL GLSL ES 3.00 (OpenGL ES GLSL ES 3.0 Chromium)',
    ...common,
    vendorUnmasked: product === 'samsung' ? vendorUnmasked : mobile ? `Google Inc. (${vendorUnmasked})` : vendorUnmasked,
    rendererUnmasked: mobile && product !== 'samsung' ? `ANGLE (${vendorUnmasked}, ${graphics.renderer}, OpenGL ES 3.2)` : graphics.renderer,
  }
}

const EXTENSIONS = [
  'EXT_clip_control EXT_color_buffer_float EXT_color_buffer_half_float EXT_conservative_depth EXT_depth_clamp',
  'EXT_disjoint_timer_query_webgl2 EXT_float_blend EXT_polygon_offset_clamp EXT_render_snorm EXT_texture_compression_bptc',
  'EXT_texture_compression_rgtc EXT_texture_filter_anisotropic EXT_texture_mirror_clamp_to_edge EXT_texture_norm16',
  'KHR_parallel_shader_compile NV_shader_noperspective_interpolation OES_draw_buffers_indexed OES_sample_variables',
  'OES_shader_multisample_interpolation OES_texture_float_linear OVR_multiview2 WEBGL_blend_func_extended',
  'WEBGL_clip_cull_distance WEBGL_compressed_texture_astc WEBGL_compressed_texture_etc WEBGL_compressed_texture_etc1',
  'WEBGL_compressed_texture_s3tc WEBGL_compressed_texture_s3tc_srgb WEBGL_debug_renderer_info WEBGL_debug_shaders',
  'WEBGL_lose_context WEBGL_multi_draw WEBGL_polygon_mode WEBGL_provoking_vertex WEBGL_render_shared_exponent',
  'WEBGL_stencil_texturing',
].flatMap((row) => row.split(' '))

const PRECISIONS = { mobile: '3j3j0n0f0e0a3j3j0n0f0e00', desktop: '3j3j0n3j3j0n3j3j0n0v0u000v0u000v0u00' }

/** WebGL and WebGPU: what the chip can do, the driver's and the engine's share in it. */
export function graphics(look: Look): Values {
  const {
    world,
    browser: { template, engine, product },
    latent,
    engineVersion,
    systemNumber,
  } = look
  const chip = graphicsOf(look)
  const driven = template.system === 'windows' ? latent.driver * 3 + (hash(template.gpu) % 90) : systemNumber
  const driver = (value: 'webglScene' | 'webglParameters') => world.epoch(value, `driver ${chip.maker}`, driven)
  const key = [engine, template.system, chip.family].join()
  const gpu = engine === 'webkit' ? engineVersion >= 190 : engine === 'gecko' ? template.system === 'windows' : true
  return {
    webglBasics: basics(look, chip),
    webglParameters: world.digest(['limits', key, world.epoch('webglParameters', engine, engineVersion), driver('webglParameters')].join()),
    webglExtensions: subset(EXTENSIONS, key, world.epoch('webglExtensions', engine, engineVersion)),
    webglPrecision:
      template.system === 'ios' || template.system === 'android' ? PRECISIONS.mobile + (chip.maker === 'arm' ? '0f' : '0v') : PRECISIONS.desktop,
    webglScene: world.digest(
      ['scene', key, engine === 'blink' ? chip.renderer : '', world.epoch('webglScene', engine, engineVersion), driver('webglScene')].join(),
    ),
    webgpu:
      gpu && product !== 'samsung'
        ? {
            vendor: engine === 'gecko' ? '' : chip.maker,
            architecture: engine === 'blink' ? (chip.family.split(' ').slice(1).join('-') || 'common').toLowerCase() : '',
            features: [
              'depth-clip-control',
              'float32-filterable',
              'indirect-first-instance',
              'rg11b10ufloat-renderable',
              'shader-f16',
              'texture-compression-bc',
            ].filter((name) => share(chip.family, name) < 0.7),
            limits: world.digest(['gpu', key, world.epoch('webgpu', engine, engineVersion)].join()),
          }
        : undefined,
  }
}
