import { createHash } from 'node:crypto'
import { components as schemas, type ComponentName, type Components } from '@selfsame/contract'

/** A line of a history as the loaders write it. `t` comes first, so that `LC_ALL=C sort` puts lines in order of time. */
export interface HistoryLine {
  /** ISO 8601 with Z */
  t: string
  browserId: string
  ip?: string
  headers: [name: string, value: string][]
  components: Components
}

/** Values by component, each of its own type where one was told; undefined: the data does not tell. */
export type Told = Partial<Record<ComponentName, unknown>>

/** Most fonts a component may hold. */
const MOST_FONTS = 128

/** Short digest of a long value, as the contract wants it. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Keeps what fits the contract; what does not is left out, since missing says nothing and a maimed value says something wrong. */
export function fitting(told: Told): Components {
  const entries = Object.entries(told).flatMap(([name, value]) => {
    const parsed = schemas[name as ComponentName].safeParse(value)
    return value !== undefined && parsed.success ? [[name, { state: 'ok', value: parsed.data }]] : []
  })
  return Object.fromEntries(entries) as Components
}

/**
 * A font list cut to what a component may hold: those with the smallest digests, so that one font more or less changes
 * at most one of those kept (a bottom-k sketch).
 */
export function sketched(fonts: readonly string[]): string[] {
  const distinct = [...new Set(fonts.map((font) => font.trim()).filter(Boolean))]
  if (distinct.length <= MOST_FONTS) return distinct
  const byDigest = distinct.map((font) => [digest(font), font] as const).sort(([left], [right]) => (left < right ? -1 : 1))
  return byDigest.slice(0, MOST_FONTS).map(([, font]) => font)
}

/** `fr,fr-FR;q=0.8` -> `['fr', 'fr-FR']`. */
export const languages = (header: string): string[] => header.split(',').flatMap((part) => part.split(';')[0]?.trim() || [])

/** The first two numbers as a screen, larger one first: `1080x1920x24` -> `[1920, 1080]`. */
export function screen(text: string): [number, number] | undefined {
  const [, first, second] = /^\D*(\d+)\D+(\d+)/.exec(text) ?? []
  if (first === undefined || second === undefined) return undefined
  const [a, b] = [Number(first), Number(second)]
  return [Math.max(a, b), Math.min(a, b)]
}

/** Yes or no in whatever words; undefined for anything else. */
export function truth(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (/^(yes|true|1)$/i.test(text)) return true
  return /^(no|false|0)$/i.test(text) ? false : undefined
}

/** `2016-03-01 12:00:00`, in UTC -> ISO 8601 with Z; undefined where it is no time. */
export function isoTime(text: string): string | undefined {
  const at = Date.parse(`${text.trim().replace(' ', 'T').replace(/Z$/, '')}Z`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/**
 * WebGL's names where only the unmasked ones were kept.
 *
 * @returns undefined where neither was told
 */
export function gpuNames(vendorUnmasked: string | undefined, rendererUnmasked: string | undefined): unknown {
  if (vendorUnmasked === undefined && rendererUnmasked === undefined) return undefined
  const names = { version: '', shadingLanguage: '', vendor: '', renderer: '' }
  return { ...names, ...(vendorUnmasked && { vendorUnmasked }), ...(rendererUnmasked && { rendererUnmasked }) }
}
