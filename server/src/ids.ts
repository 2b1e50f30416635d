import { randomInt } from 'node:crypto'

const ALPHANUMERICS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** @returns characters of equal probability; `randomInt` has no modulo bias */
export function randomAlphanumerics(length: number): string {
  return Array.from({ length }, () => ALPHANUMERICS[randomInt(ALPHANUMERICS.length)]).join('')
}

/** 20 alphanumerics, 119 bits. */
export function newVisitorId(): string {
  return randomAlphanumerics(20)
}

/**
 * `<13-digit ms>.<6 alphanumerics>`: sorts by time, and 36 random bits keep events of one millisecond apart.
 *
 * @param at ms since the epoch
 */
export function newEventId(at: number): string {
  return `${String(at).padStart(13, '0')}.${randomAlphanumerics(6)}`
}
