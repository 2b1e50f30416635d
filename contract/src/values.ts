import { z } from 'zod'

/** Longest text a component may hold, in UTF-16 code units. */
const MAX_TEXT = 512

export const text = z.string().max(MAX_TEXT)
/** Digest of a long value: 1 to 32 lower-case hexadecimal digits. */
export const digest = z.string().regex(/^[0-9a-f]{1,32}$/)
/** One character a probe, in the source's probe order; `1` yes, `0` no, other characters as the source says. */
export const vector = z.string().max(256)
/** A short list; `most` bounds it. */
export const texts = (most: number) => z.array(z.string().max(128)).max(most)
export const count = z.number().int().min(0).max(1_000_000)
/** CSS or device pixels, fractions allowed. */
export const pixels = z.number().min(-100_000).max(100_000)
