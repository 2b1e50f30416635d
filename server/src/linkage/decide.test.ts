import { describe, expect, it } from 'vitest'
import { blockingKeys } from './block.ts'
import { decide as decideBy, recordDigest, shippedModel, type DecisionInput } from './index.ts'
import { pack } from './packed.ts'
import { calibrated, logOdds } from './posterior.ts'
import type { VisitRecord } from './record.ts'
import { input, known, record, updated } from './tests/visits.ts'

const gpu = (rendererUnmasked: string) => ({
  webglBasics: { version: '', shadingLanguage: '', vendor: '', renderer: '', rendererUnmasked },
})

const decide = (of: DecisionInput) => decideBy(of, shippedModel)
const keysOf = (visit: VisitRecord) => blockingKeys(pack(visit))

function answer(visit: VisitRecord, before: readonly VisitRecord[] = [record()], { visitors = 1_001, daysAgo = 0 } = {}) {
  return decide(input(visit, [known('laptop', before, daysAgo)], visitors))
}

describe('one change or two keep the visitor', () => {
  it.each([
    ['nothing', {}],
    ['time zone', { timeZone: 'America/New_York', timeZoneOffsets: [300, 240] }],
    ['language', { languages: ['de-DE', 'de'] }],
    ['scale factor', { devicePixelRatio: 2 }],
    ['zoom', { devicePixelRatio: 1.25, screenResolution: [1536, 864] }],
    ['docking', { screenResolution: [2560, 1440], screenFrame: [0, 0, 50, 0] }],
    ['dark scheme', { colorScheme: 'dark' }],
    ['another font', { fonts: ['Arial', 'DejaVu Sans', 'Liberation Mono', 'Noto Sans', 'Ubuntu', 'Zapfino'] }],
    ['canvas noised', { canvasText: undefined, canvasGeometry: undefined }],
    ['a driver update', gpu('ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6 (Core Profile) Mesa 23.1.2)')],
    ['language and time zone', { languages: ['de-DE', 'de'], timeZone: 'Asia/Tokyo', timeZoneOffsets: [-540, -540] }],
  ] as const)('%s', (_, changes) => {
    const visit = record(changes as Parameters<typeof record>[0])
    expect(answer(visit)).toMatchObject({ outcome: 'linked', visitorId: 'laptop' })
    const shared = keysOf(visit).filter((key) => keysOf(record()).includes(key))
    expect(shared.length, 'blocking keys left standing').toBeGreaterThanOrEqual(2)
  })

  it.each([157, 160])('version %i', (major) => {
    expect(answer(updated(major))).toMatchObject({ outcome: 'linked' })
  })

  it('a time zone from before a trip, hardly', () => {
    const abroad = record({ timeZone: 'Asia/Tokyo', timeZoneOffsets: [-540, -540] })
    const { explanation } = answer(record({ hardwareConcurrency: 2 }), [{ ...abroad, hardwareConcurrency: 2 }, record()])
    expect(explanation.linkage.comparisons).toContainEqual({ name: 'timeZone', level: 'before', bits: expect.closeTo(-1) as number })
  })

  it('a private window of Firefox is hardly anybody else', () => {
    const before = record({ privacyPreferences: { globalPrivacyControl: false } })
    const { explanation } = answer(record({ privacyPreferences: { globalPrivacyControl: true }, canvasText: undefined, canvasGeometry: undefined }), [before])
    const found = explanation.linkage.comparisons.find(({ name }) => name === 'privacy')
    expect(found).toMatchObject({ level: 'control' })
    expect(found?.bits).toBeGreaterThan(-2)
  })

  it('what Firefox says of H.264 and AAC before it has looked is no other answer', () => {
    const { explanation } = answer(record({ codecs: 'mmmp---ppp---p-ppmm-' }), [record({ codecs: '-mm----ppp---p-ppmm-' })])
    expect(explanation.linkage.comparisons).toContainEqual(expect.objectContaining({ name: 'codecs', level: 'same' }))
  })

  it('four versions on after two months is likelier than at once', () => {
    const [now, later] = [answer(updated(160)), answer(updated(160), [record()], { daysAgo: 60 })]
    const bits = ({ explanation }: ReturnType<typeof answer>) => explanation.linkage.comparisons.find(({ name }) => name === 'version')?.bits ?? 0
    expect(bits(later)).toBeGreaterThan(bits(now))
  })
})

describe('another device of the same engine and version is apart', () => {
  it.each([
    ['fonts', { fonts: ['Cantarell', 'Lato', 'Roboto'], canvasText: 'ff', textRects: [1, 2], emojiBox: [1, 2], fontPreferences: [1] }],
    ['GPU, cores and memory', { ...gpu('ANGLE (NVIDIA GeForce RTX 3060)'), hardwareConcurrency: 16, deviceMemory: 4 }],
    [
      'screen, language and time zone',
      { screenResolution: [1366, 768], languages: ['fr-FR', 'fr'], timeZone: 'Europe/Paris', timeZoneOffsets: [-540, -540] },
    ],
  ] as const)('%s', (_, changes) => {
    expect(answer(record(changes as unknown as Parameters<typeof record>[0])).outcome).toBe('new')
  })
})

describe('contradictions', () => {
  it('a downgrade speaks against a visitor as hardly anything else, even where an older record has that version', () => {
    const bits = (before: readonly VisitRecord[], visit: VisitRecord) =>
      answer(visit, before).explanation.linkage.comparisons.find(({ name }) => name === 'version')?.bits
    expect(bits([record()], updated(155))).toBeLessThanOrEqual(-8)
    expect(bits([updated(157), updated(156)], updated(156))).toBeLessThanOrEqual(-8)
  })

  it('another make on the same machine is no match', () => {
    expect(answer({ ...record(), browser: 'edge' }).outcome).toBe('new')
  })

  it.each(['Brave', 'Opera'])('%s keeps its visitor where client hints come too late', (brand) => {
    const fullVersionList = [{ brand, version: '120.0.1.2' }, { brand: 'Chromium', version: '156.0.8078.73' }]
    const hints = { brands: [], fullVersionList, mobile: false, platform: 'Linux' }
    const late = record({ clientHints: undefined })
    expect(answer(late, [record({ clientHints: hints })]).outcome).toBe('linked')
    const shared = keysOf(late).filter((key) => keysOf(record({ clientHints: hints })).includes(key))
    expect(shared.length, 'blocking keys left standing').toBeGreaterThanOrEqual(2)
  })

  it('another engine or system is no match', () => {
    expect(answer({ ...record(), engine: 'gecko', browser: 'firefox' }).outcome).toBe('new')
    expect(answer({ ...record(), os: 'windows' }).outcome).toBe('new')
  })
})

describe('confidence', () => {
  it('says that a browser which withholds everything cannot be told', () => {
    const bare = { engine: 'gecko', browser: 'firefox', os: 'linux', version: [153] }
    const { outcome, confidence } = decide(input(bare, []))
    expect(outcome).toBe('new')
    expect(confidence.score).toBeLessThan(0.6)
    expect(confidence.comment).toMatch(/withholds/)
  })

  it('is low where one rare change leaves no key to be found by', () => {
    const resisting = ['gpu', 'canvasText', 'screen', 'timeZone', 'hardwareConcurrency', 'pixelRatio'] as const
    const bare = Object.fromEntries(Object.entries(record()).filter(([name]) => !(resisting as readonly string[]).includes(name)))
    const { confidence } = decide(input(bare, []))
    expect(confidence.score).toBeLessThan(0.6)
    expect(confidence.comment).toMatch(/withholds/)
  })

  it('is shared by identical visitors', () => {
    const candidates = ['a', 'b', 'c'].map((id) => known(id, [record()]))
    const { outcome, explanation } = decide(input(record(), candidates))
    expect(outcome).toBe('new')
    expect(explanation.linkage.posterior.best).toBeCloseTo(1 / 3, 2)
  })

  it('of two alike is the likelier one, where it is surely one of them', () => {
    const candidates = [known('lately', [record()]), known('before', [record()], 10)]
    const answer = decide(input(record(), candidates))
    const { best, new: fresh } = answer.explanation.linkage.posterior
    expect(1 - fresh).toBeGreaterThan(shippedModel.amongKnown.from)
    expect(best).toBeLessThan(shippedModel.threshold)
    expect(answer).toMatchObject({ outcome: 'linked', visitorId: 'lately' })
  })

  it('is highest for the surest, beyond all that was learned from too', () => {
    const visit = input(record(), []).visit
    const scores = [0.9, 0.999, 1 - 2 ** -30, 1 - 2 ** -50, 1].map((posterior) => calibrated(logOdds(posterior), visit, shippedModel))
    expect(scores).toEqual([...scores].sort((a, b) => a - b))
    expect(scores.at(-1)).toBeGreaterThan(0.99)
  })

  it('does not take a first stranger for the only visitor', () => {
    const { confidence } = decide(input(record(), [], 0))
    expect(confidence).toEqual({ score: 1 })
  })
})

describe('a claim', () => {
  it('links to the visitor another process has just made', () => {
    const decision = decide({ ...input(record(), [known('laptop', [record()])], 1), claimedBy: 'laptop' })
    expect(decision).toMatchObject({ outcome: 'linked', visitorId: 'laptop' })
    expect(decision.explanation.linkage.decision).toBe('claimed')
  })

  const made = known('made', [record()])
  const claimed = (of: DecisionInput) => decide({ ...of, claimedBy: 'made' })

  it.each([
    ['nobody else fits', [made]],
    ['of another visitor and it are taken for duplicates', [known('laptop', [record()]), made]],
    ['several others fit as well', [...['one', 'two', 'three'].map((id) => known(id, [record()])), made]],
    ['nothing is kept of it', [{ ...made, snapshots: [] }]],
    ['it is no candidate', [known('laptop', [record()])]],
  ])('is worth what the surest link is, where %s', (_, candidates) => {
    for (const networkPrefix of ['203.0.113.0/24', undefined]) {
      const visit = { ...record(), ...(networkPrefix && { networkPrefix }) } as VisitRecord
      const { outcome, confidence, highRecall } = claimed(input(visit, candidates))
      expect(outcome).toBe('linked')
      expect(confidence.score).toBeGreaterThan(0.99)
      expect(highRecall).toEqual({ visitorId: 'made', score: confidence.score })
    }
  })

  it('is worth less of a device that many have, which may be two of them', () => {
    const of = input(record(), [made])
    const common = { ...of.statistics, counts: () => of.statistics.counts(of.visit.record).map((count) => Math.max(count, 500)) }
    const [rare, frequent] = [claimed(of), claimed({ ...of, statistics: common })].map(({ confidence }) => confidence.score)
    expect(frequent).toBeLessThan(rare ?? NaN)
    expect(frequent).toBeGreaterThan(shippedModel.leastConfidence)
  })
})

it('a record has one digest, whatever the order of its fields', () => {
  const whole = record()
  expect(recordDigest(pack(Object.fromEntries(Object.entries(whole).reverse())))).toBe(recordDigest(pack(whole)))
})
