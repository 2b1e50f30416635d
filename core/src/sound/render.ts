import type { SourceWindow } from '../sources/source.ts'

/** Hertz; fixed, so that it does not follow the audio hardware. */
const RATE = 44_100
/** Frames: 45 ms of sound, enough for the compressor to get going; shorter renders sooner. */
const FRAMES = 2000
/** Exact in binary: a browser that does not meddle gives it back unchanged. */
const KNOWN = 0.5

/**
 * Renders, away from the speakers, a triangle wave through two like compressors, and beside them a constant.
 *
 * One context, as building the wave anew for another takes 10 ms in WebKit.
 *
 * @returns samples of the two compressors and of the constant; undefined where there is no Web Audio as of Safari 14.1
 */
async function render(window: SourceWindow): Promise<readonly Float32Array[] | undefined> {
  const { OfflineAudioContext } = window as Partial<SourceWindow>
  if (!OfflineAudioContext) return undefined
  const context = new OfflineAudioContext(3, FRAMES, RATE)
  const merger = context.createChannelMerger(3)
  merger.connect(context.destination)
  const oscillator = context.createOscillator()
  oscillator.type = 'triangle'
  oscillator.frequency.value = 9876
  for (const channel of [0, 1]) {
    const compressor = context.createDynamicsCompressor()
    compressor.threshold.value = -48
    compressor.knee.value = 37
    compressor.ratio.value = 11
    compressor.attack.value = 0
    oscillator.connect(compressor).connect(merger, 0, channel)
  }
  oscillator.start()
  const constant = context.createConstantSource()
  constant.offset.value = KNOWN
  constant.connect(merger, 0, 2)
  constant.start()
  const buffer = await context.startRendering()
  return [0, 1, 2].map((channel) => buffer.getChannelData(channel))
}

/** Sum of the absolute samples of the second half: before, the compressor is silent or settling. */
const sum = (samples: Float32Array) => samples.subarray(FRAMES / 2).reduce((total, sample) => total + Math.abs(sample), 0)

/**
 * What a sound came out as.
 *
 * @returns `falsified` where a constant did not come back as it was, or two like renderings differ; undefined without Web Audio
 */
export async function renderSound(window: SourceWindow): Promise<{ sum: number; falsified: boolean } | undefined> {
  const [first, second, constant] = (await render(window)) ?? []
  if (!first || !second || !constant) return undefined
  return { sum: sum(first), falsified: sum(first) !== sum(second) || constant.some((sample) => sample !== KNOWN) }
}
