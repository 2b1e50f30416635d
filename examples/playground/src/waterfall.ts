import type { VisitComparison, VisitLinkage } from '../../shared/src/visit.ts'
import { labelOf } from './labels.ts'

/** One step of the chart, in bits; 0 is even odds. */
export interface Bar {
  kind: 'prior' | 'evidence' | 'rest' | 'total'
  label: string
  /** The comparison's level, or words on the step. */
  note: string
  from: number
  to: number
}

export interface Waterfall {
  bars: Bar[]
  /** Comparisons that weigh nothing: missing on one side, or saying as much for as against. */
  silent: number
  /** Comparisons folded into one bar. */
  folded: number
}

/**
 * From the prior through each comparison's bits to the sum, as Splink's waterfall has it: first what speaks for the
 * same visitor, then what speaks against, each with the weightiest first.
 *
 * @param most comparisons shown on their own; the lightest are folded into one bar
 */
export function waterfall(linkage: VisitLinkage, most: number): Waterfall {
  const evidence = [...linkage.comparisons, ...tokenOf(linkage)]
  const heard = evidence.filter(({ bits }) => Math.abs(bits) >= 0.05)
  const weightiest = [...heard].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
  const shown = weightiest.slice(0, most).sort((a, b) => b.bits - a.bits)
  const folded = weightiest.slice(most)

  const bars: Bar[] = []
  let at = 0
  const step = (kind: Bar['kind'], label: string, note: string, bits: number): void => {
    bars.push({ kind, label, note, from: at, to: at + bits })
    at += bits
  }
  step('prior', 'Before any evidence', priorNote(linkage), priorBitsOf(linkage))
  for (const { name, level, bits } of shown) step('evidence', labelOf(name), level, bits)
  const rest = evidence.reduce((sum, { bits }) => sum + bits, 0) - shown.reduce((sum, { bits }) => sum + bits, 0)
  if (folded.length > 0) step('rest', `${folded.length} more`, 'together', rest)
  bars.push({ kind: 'total', label: 'All together', note: '', from: 0, to: at })
  return { bars, silent: evidence.length - heard.length, folded: folded.length }
}

/** A token that was believed weighs like a comparison. */
function tokenOf({ techniques }: VisitLinkage): VisitComparison[] {
  const token = techniques?.token
  return token?.state === 'matched' ? [{ name: 'token', level: token.state, bits: token.bits }] : []
}

/** log2 of the odds that a visit belongs to one given known visitor rather than to a new one; a guess where an older server did not tell. */
function priorBitsOf({ priorBits, priorNew, knownVisitors }: VisitLinkage): number {
  if (priorBits !== undefined) return priorBits
  const known = Math.max(1, knownVisitors)
  const share = Math.min(Math.max(priorNew, 1e-9), 1 - 1e-9)
  return Math.log2((1 - share) / known / share)
}

function priorNote({ knownVisitors }: VisitLinkage): string {
  return `${knownVisitors.toLocaleString('en')} known`
}
