import Bowser from 'bowser'
import type { HistoryVisit, Matcher } from '../../../server/src/learning/matcher.ts'
import { component, header, joined, linkedTo, newIds, nothingMerged } from './attributes.ts'
import { rememberedRatio } from './lcs-ratio.ts'

/** Least likeness of a changed text, which it must exceed. */
const ALIKE = 0.75
const MOST_CHANGES = 2

interface Agent {
  family: string
  os: string
  /** Major version. */
  version: number
}

/** A fingerprint as the rules read it. */
interface Fingerprint {
  /** Everything, to be equal in. */
  all: string
  /** What must be equal. */
  constant: string
  version: number
  /** undefined: not read; nothing is held against it. */
  fonts: ReadonlySet<string> | undefined
  /** What may change to something alike. */
  alike: readonly string[]
  /** Of which one may change to anything. */
  volatile: readonly string[]
}

/** Families as a user-agent parser names them; remembered, since a population has few. */
function agents(): (userAgent: string) => Agent {
  const known = new Map<string, Agent>()
  return (userAgent) => {
    const before = known.get(userAgent)
    if (before) return before
    const { browser, os } = Bowser.parse(userAgent || 'none')
    const agent = { family: browser.name ?? '', os: os.name ?? '', version: Number.parseInt(browser.version ?? '0', 10) || 0 }
    known.set(userAgent, agent)
    return agent
  }
}

/**
 * The attributes of the paper in our components: its canvas is ours of text and emoji, Flash's fonts are the measured
 * ones, vendor and renderer those WebGL unmasks, the time zone an offset as then.
 */
function fingerprint(visit: HistoryVisit, agentOf: (userAgent: string) => Agent): Fingerprint {
  const { userAgent, fonts, webglBasics } = visit.components
  const agentText = userAgent?.state === 'ok' ? userAgent.value : header(visit, 'user-agent')
  const { family, os, version } = agentOf(agentText)
  const gl = webglBasics?.state === 'ok' ? webglBasics.value : undefined
  const constant = joined([os, component(visit, 'platform'), family, component(visit, 'storageAvailability'),
    component(visit, 'privacyPreferences'), component(visit, 'cookiesEnabled'), component(visit, 'canvasText')])
  const alike = [agentText, gl?.vendorUnmasked ?? gl?.vendor ?? '', gl?.rendererUnmasked ?? gl?.renderer ?? '',
    component(visit, 'plugins'), header(visit, 'accept-language') || component(visit, 'languages'), header(visit, 'accept')]
  const volatile = [component(visit, 'screenResolution'), component(visit, 'timeZoneOffsets'), header(visit, 'accept-encoding')]
  return {
    all: joined([constant, component(visit, 'fonts'), ...alike, ...volatile]),
    constant,
    version,
    fonts: fonts?.state === 'ok' ? new Set(fonts.value) : undefined,
    alike,
    volatile,
  }
}

const within = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean => inner.size <= outer.size && [...inner].every((font) => outer.has(font))
const nested = (left: Fingerprint['fonts'], right: Fingerprint['fonts']): boolean => !left || !right || within(left, right) || within(right, left)

const differing = (left: readonly string[], right: readonly string[]): number[] =>
  left.flatMap((value, index) => (value === right[index] ? [] : [index]))

/** Whether a fingerprint may have come of a known one; what must be equal is equal by now. */
function mayFollow(known: Fingerprint, seen: Fingerprint, ratio: (left: string, right: string) => number): boolean {
  if (seen.version < known.version || !nested(known.fonts, seen.fonts)) return false
  const texts = differing(known.alike, seen.alike)
  const changes = differing(known.volatile, seen.volatile).length
  if (changes > 1 || texts.length + changes > MOST_CHANGES) return false
  return texts.every((index) => ratio(known.alike[index] ?? '', seen.alike[index] ?? '') > ALIKE)
}

/**
 * FP-Stalker's rule-based algorithm, written from its description.
 *
 * Operating system, platform, browser, storage, DNT, cookies and canvas are equal, the version is not older, one font set
 * holds the other; of user agent, WebGL vendor and renderer, plugins, language and accept at most two differ, and each is
 * alike; of resolution, time zone and encoding at most one differs; at most two changes in all. An equal fingerprint wins;
 * several visitors that fit make a new one. Each visitor is known by its latest fingerprint.
 *
 * @see Vastel et al. (2018), FP-STALKER, section IV, https://doi.org/10.1109/SP.2018.00008
 */
export function fpStalkerRules(): Matcher {
  const latest = new Map<string, Fingerprint>()
  /** Ids by what must be equal in their latest fingerprint. */
  const buckets = new Map<string, Set<string>>()
  const [ratio, agentOf, fresh] = [rememberedRatio(), agents(), newIds('rules-')]

  const found = (seen: Fingerprint): string | undefined => {
    const known = [...(buckets.get(seen.constant) ?? [])].flatMap((id) => {
      const last = latest.get(id)
      return last ? [{ id, last }] : []
    })
    const equal = known.filter(({ last }) => last.all === seen.all)
    const fitting = equal.length > 0 ? equal : known.filter(({ last }) => mayFollow(last, seen, ratio))
    return fitting.length === 1 ? fitting[0]?.id : undefined
  }

  const remember = (id: string, seen: Fingerprint): void => {
    // all that must be equal was equal: an id never changes its bucket
    const bucket = buckets.get(seen.constant) ?? new Set()
    buckets.set(seen.constant, bucket.add(id))
    latest.set(id, seen)
  }

  return {
    visit(visit) {
      const seen = fingerprint(visit, agentOf)
      const id = found(seen)
      const answer = id === undefined ? fresh() : linkedTo(id)
      remember(answer.visitorId, seen)
      return answer
    },
    merged: nothingMerged,
  }
}
