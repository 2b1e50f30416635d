import { InvalidArgumentError } from 'commander'

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
/** More is a slip of the pen: ten years, in ms. */
const LONGEST = 3_650 * UNITS.d

/**
 * `90s`, `30m`, `24h`, `7d`, `0` in ms.
 *
 * @throws {InvalidArgumentError} it is none, or longer than ten years
 */
export function parseDuration(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? []
  const ms = text === '0' ? 0 : Number(number || Number.NaN) * UNITS[unit as keyof typeof UNITS]
  if (Number.isNaN(ms) || ms > LONGEST) throw new InvalidArgumentError('expected a time such as 90s, 30m, 24h, 7d or 0')
  return ms
}
