import { hash, share } from '../draw.ts'
import { graphicsOf, type Graphics } from './graphics.ts'
import { subset } from './subset.ts'
import type { Look } from '../look.ts'
import type { Rendering } from '../assumptions.ts'
import type { Values } from './values.ts'

/** Audio inputs, outputs, cameras, sample rate, latency in seconds: as built in, with a headset, without a camera, ... */
const DEVICES: readonly (readonly [number, number, number, number, number])[] = [
  [1, 1, 1, 48_000, 0.01],
  [0, 1, 0, 48_000, 0.01],
  [1, 1, 0, 48_000, 0.01],
  [1, 1, 1, 44_100, 0.01],
  [1, 1, 1, 48_000, 0.02],
  [0, 1, 0, 44_100, 0.02],
]

const vectors = new Map<string, string>()

/** So many bits by engine; each epoch turns one, as engines gain a feature or drop one. */
function features(world: Look['world'], value: 'cssFeatures' | 'jsFeatures', of: string, version: number): string {
  const steps = world.epoch(value, of, version)
  const key = [value, of, steps].join()
  const known = vectors.get(key)
  if (known !== undefined) return known
  const bits = Array.from({ length: 40 }, (_, index) => (share(value, of, index) < 0.7 ? 1 : 0))
  for (let step = 0; step < steps; step++) {
    const turned = hash(value, of, step) % 40
    bits[turned] = bits[turned] ? 0 : 1
  }
  vectors.set(key, bits.join(''))
  return bits.join('')
}

const AUDIO_CODECS = { blink: 'pppp---pppp--p-pp-mm', gecko: 'mmmp---ppp---p-ppmm-', webkit: '-mmppppppppp--pppmm-' }
const RTC = [
  ...['audio/G722', 'audio/PCMA', 'audio/PCMU', 'audio/opus;minptime=10;useinbandfec=1', 'audio/red', 'audio/telephone-event'],
  ...['video/AV1', 'video/H264;packetization-mode=1;profile-level-id=42e01f', 'video/H265;level-id=93;profile-id=1', 'video/VP8'],
  ...['video/VP9;profile-id=0', 'video/VP9;profile-id=2', 'video/flexfec-03', 'video/red', 'video/rtx', 'video/ulpfec'],
]
const MODERN = /RTX [345]|Arc|Xe|RX [67]|M[345]|Adreno \(TM\) [78]|G715|apple 3|Xclipse/

/** Answers for H.264, H.265, AV1 and VP9: what is decoded in hardware depends on the chip, what at all on the engine. */
function decoding({ browser: { template, engine } }: Look, { renderer, family }: Graphics): string {
  const linux = template.system === 'linux'
  const av1 = MODERN.test(`${renderer} ${family}`) ? 'e' : engine === 'webkit' ? '-' : 's'
  return [engine === 'gecko' && linux ? 's' : 'e', engine === 'gecko' || linux ? '-' : 'e', av1, hash(family) % 4 === 0 ? 's' : 'e'].join('')
}

function media(look: Look): Values {
  const {
    world,
    browser: { template, engine, product },
    engineVersion,
    systemNumber,
  } = look
  const chip = graphicsOf(look)
  const epoch = (value: keyof Rendering) => world.epoch(value, engine, engineVersion)
  const system = template.system
  const base = AUDIO_CODECS[engine]
  const at = hash(engine, epoch('codecs')) % base.length
  const answer = system === 'windows' && engine === 'blink' ? 'p' : engine === 'webkit' ? 'p' : '-'
  const ios = system === 'ios' ? world.epoch('audio', 'ios', systemNumber) : 0
  const arithmetic = [engine, system, chip.maker === 'apple' ? 'arm' : '', epoch('audio'), ios]
  return {
    codecs: epoch('codecs') === 0 ? base : base.slice(0, at) + answer + base.slice(at + 1),
    mediaCapabilities: decoding(look, chip),
    rtcCapabilities: subset(RTC, [product === 'samsung' ? 'samsung' : engine, system].join(), epoch('rtc')),
    audio: 124.043 + (hash('audio', ...arithmetic) % 1_000) / 1e6,
    maths: world.digest(['maths', engine, system === 'windows' || system === 'linux' ? system : 'arm', epoch('maths')].join()),
  }
}

function sound({ world, browser: { template, engine, languages }, latent, systemNumber, release, browser }: Look): Values {
  const [inputs, outputs, cameras, rate, latency] = DEVICES[latent.soundDevice] ?? [1, 1, 1, 48_000, 0.01]
  const phone = template.system === 'ios' || template.system === 'android'
  const count = { windows: 3, macos: 180, linux: 0, ios: 170, android: 60 }[template.system]
  const spoken = count > 0 && !(template.system === 'android' && engine === 'gecko')
  const voice = [
    template.system,
    template.system === 'ios' || template.system === 'macos'
      ? world.epoch('textRects', 'voices', systemNumber) + Math.floor(systemNumber / 10)
      : languages[0],
    latent.voices,
  ].join()
  return {
    mediaDevices: [inputs, outputs, cameras],
    audioSampleRate: rate,
    audioLatency:
      engine === 'webkit'
        ? Math.round((128 / rate) * 1e9) / 1e9
        : engine === 'gecko'
          ? 0
          : phone
            ? 0.003
            : template.system === 'macos'
              ? Math.round((256 / rate) * 1e9) / 1e9
              : latency,
    speechVoices: spoken
      ? {
          count: count + latent.voices * 2,
          digest: world.digest(['voices', voice, browser.product === 'edge' ? release.major >> 3 : ''].join()),
          default: template.system === 'windows' ? 'Microsoft David - English (United States)' : 'Samantha',
        }
      : undefined,
  }
}

const CORES: Record<Look['browser']['engine'], (cores: number) => number> = {
  blink: (cores) => cores,
  gecko: (cores) => cores,
  webkit: (cores) => (cores >= 8 ? 8 : 4),
}

function machine(look: Look): Values {
  const {
    browser: { template, engine },
    latent,
  } = look
  const chip = graphicsOf(look)
  const memory = template.memory * 2 ** latent.hardware
  const arm = chip.maker === 'apple' || template.system === 'android'
  const quota = template.quota + latent.hardware
  return {
    hardwareConcurrency: CORES[engine](template.cores),
    deviceMemory: engine === 'blink' ? Math.min(32, memory) : undefined,
    floatArchitecture: arm ? 127 : 255,
    storageQuota: latent.privateWindow && engine !== 'webkit' ? 33 : engine === 'gecko' ? Math.min(33.5, quota) : quota,
  }
}

/** Machine, sound, media and the engine's features. */
export function capabilities(look: Look): Values {
  const {
    world,
    browser: { engine, deviceClass },
    engineVersion,
  } = look
  const pdf = deviceClass === 'desktop'
  const viewers = ['PDF Viewer', 'Chrome PDF Viewer', 'Chromium PDF Viewer', 'Microsoft Edge PDF Viewer', 'WebKit built-in PDF']
  return {
    ...machine(look),
    ...sound(look),
    ...media(look),
    plugins: pdf || engine === 'webkit' ? viewers : [],
    mimeTypes: pdf || engine === 'webkit' ? ['application/pdf', 'text/pdf'] : [],
    pdfViewer: pdf || engine === 'webkit',
    cssFeatures: features(world, 'cssFeatures', engine, engineVersion),
    jsFeatures: features(world, 'jsFeatures', engine, engineVersion),
  }
}
