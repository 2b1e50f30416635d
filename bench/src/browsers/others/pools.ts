/** What the other visitors' machines are drawn from. Not a model of the world, but no two alike by construction either. */

export const PLACES = [
  { timeZone: 'America/New_York', timeZoneOffsets: [300, 240], languages: ['en-US', 'en'] },
  { timeZone: 'America/Los_Angeles', timeZoneOffsets: [480, 420], languages: ['en-US', 'en'] },
  { timeZone: 'Europe/Berlin', timeZoneOffsets: [-60, -120], languages: ['de-DE', 'de', 'en'] },
  { timeZone: 'Europe/Paris', timeZoneOffsets: [-60, -120], languages: ['fr-FR', 'fr'] },
  { timeZone: 'Europe/London', timeZoneOffsets: [0, -60], languages: ['en-GB', 'en'] },
  { timeZone: 'Asia/Tokyo', timeZoneOffsets: [-540, -540], languages: ['ja', 'en'] },
  { timeZone: 'UTC', timeZoneOffsets: [0, 0], languages: ['en-US'] },
  { timeZone: 'America/Sao_Paulo', timeZoneOffsets: [180, 180], languages: ['pt-BR', 'pt'] },
] as const

export const SCREENS = [
  [1920, 1080], [1366, 768], [1536, 864], [2560, 1440], [1440, 900], [1280, 720], [1600, 900], [1280, 1024], [3840, 2160], [800, 600],
] as const

export const GPUS = [
  'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
  'ANGLE (Intel, Mesa Intel(R) Xe Graphics (TGL GT2), OpenGL 4.6)',
  'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'ANGLE (NVIDIA, NVIDIA GeForce GTX 1650 (0x00001F82) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'ANGLE (AMD, AMD Radeon RX 6600 (0x000073FF) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'ANGLE (AMD, AMD Radeon Graphics (radeonsi renoir LLVM 15.0.6), OpenGL 4.6)',
  'ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)',
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  'llvmpipe (LLVM 15.0.6, 256 bits)',
] as const

export const FONT_PACKS = [
  ['Arial', 'Courier New', 'Georgia', 'Times New Roman', 'Verdana'],
  ['Calibri', 'Cambria', 'Consolas', 'Segoe UI'],
  ['Helvetica Neue', 'Menlo', 'Geneva', 'Monaco'],
  ['DejaVu Sans', 'DejaVu Sans Mono'],
  ['Liberation Mono', 'Liberation Sans', 'Liberation Serif'],
  ['Noto Sans', 'Noto Serif'],
  ['Ubuntu'],
  ['Cantarell'],
  ['Roboto'],
] as const

export const AGENTS = [
  { engine: 'blink', os: 'Windows NT 10.0; Win64; x64', platform: 'Win32', share: 5 },
  { engine: 'blink', os: 'X11; Linux x86_64', platform: 'Linux x86_64', share: 3 },
  { engine: 'blink', os: 'Macintosh; Intel Mac OS X 10_15_7', platform: 'MacIntel', share: 2 },
  { engine: 'gecko', os: 'Windows NT 10.0; Win64; x64', platform: 'Win32', share: 2 },
  { engine: 'gecko', os: 'X11; Linux x86_64', platform: 'Linux x86_64', share: 2 },
  { engine: 'webkit', os: 'Macintosh; Intel Mac OS X 10_15_7', platform: 'MacIntel', share: 2 },
  { engine: 'webkit', os: 'X11; Linux x86_64', platform: 'Linux x86_64', share: 1 },
] as const
