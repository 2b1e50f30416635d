import type { HistoryVisit, Matcher } from '../../../server/src/learning/matcher.ts'
import { component, header, joined, linkedTo, newIds, nothingMerged } from './attributes.ts'
import { rememberedRatio } from './lcs-ratio.ts'

/** Least likeness of a changed text. */
const ALIKE = 0.85

/**
 * The eight measurements of 2010 in today's components. `any` may change to anything, `alike` only to something similar.
 * What were Flash's fonts are the measured ones, what were super-cookies is the storage that works.
 */
const ATTRIBUTES: readonly { change: 'any' | 'alike'; read: (visit: HistoryVisit) => string }[] = [
  { change: 'alike', read: (visit) => component(visit, 'userAgent') },
  { change: 'alike', read: (visit) => ['accept', 'accept-encoding', 'accept-language'].map((name) => header(visit, name)).join('|') },
  { change: 'any', read: (visit) => component(visit, 'cookiesEnabled') },
  { change: 'any', read: (visit) => component(visit, 'screenResolution') + component(visit, 'colorDepth') },
  { change: 'any', read: (visit) => component(visit, 'timeZoneOffsets') },
  { change: 'alike', read: (visit) => component(visit, 'plugins') + component(visit, 'mimeTypes') },
  { change: 'alike', read: (visit) => component(visit, 'fonts') },
  { change: 'any', read: (visit) => component(visit, 'storageAvailability') },
]

interface Known {
  id: string
  values: readonly string[]
}

/** For each measurement, all the others as one key. */
const keysWithout = (values: readonly string[]): string[] => values.map((_, left) => joined(values.filter((__, index) => index !== left)))

/**
 * Eckersley's rule: the same fingerprint is the same browser; else, of the fingerprints that differ in exactly one of
 * eight measurements, the one there is, if the change is a likely one; of several none.
 *
 * @see Eckersley (2010), How Unique Is Your Web Browser?, section 5.2, https://doi.org/10.1007/978-3-642-14527-8_1
 */
export function eckersley(): Matcher {
  const exact = new Map<string, string>()
  /** By all measurements but one. */
  const others = ATTRIBUTES.map(() => new Map<string, Known[]>())
  const ratio = rememberedRatio()
  const fresh = newIds('eckersley-')

  const learn = (id: string, values: readonly string[]): void => {
    exact.set(joined(values), id)
    for (const [index, key] of keysWithout(values).entries()) {
      const bucket = others[index]?.get(key)
      if (bucket) bucket.push({ id, values })
      else others[index]?.set(key, [{ id, values }])
    }
  }

  const changed = (values: readonly string[]): string | undefined => {
    const found = keysWithout(values).flatMap((key, index) => (others[index]?.get(key) ?? []).map((known) => ({ known, index })))
    const [only] = found
    if (!only || new Set(found.map(({ known }) => known.id)).size > 1) return undefined
    const likely = found.some(({ known, index }) =>
      ATTRIBUTES[index]?.change === 'any' || ratio(known.values[index] ?? '', values[index] ?? '') >= ALIKE,
    )
    return likely ? only.known.id : undefined
  }

  return {
    visit(visit) {
      const values = ATTRIBUTES.map(({ read }) => read(visit))
      const same = exact.get(joined(values))
      if (same !== undefined) return linkedTo(same)
      const id = changed(values)
      const answer = id === undefined ? fresh() : linkedTo(id)
      learn(answer.visitorId, values)
      return answer
    },
    merged: nothingMerged,
  }
}
