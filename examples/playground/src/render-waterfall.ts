import { formatBits, formatShare } from '../../shared/src/format.ts'
import type { VisitLinkage } from '../../shared/src/visit.ts'
import { element, svg } from './dom.ts'
import { waterfall, type Bar } from './waterfall.ts'

const MOST_BARS = 12
/** Percent of the drawing left free at each side. */
const MARGIN = 1

/** The chart with its legend; a table, so that it can be read without seeing it. */
export function renderWaterfall(linkage: VisitLinkage): Node[] {
  if (linkage.comparisons.length === 0) return [element('p', { class: 'muted' }, nothingToCompare(linkage))]

  const body = element('tbody')
  const more = element('button', { type: 'button', class: 'quiet' })
  const draw = (most: number): void => {
    const { bars, folded } = waterfall(linkage, most)
    const scale = scaleFor(bars)
    body.replaceChildren(...bars.map((bar, index) => row(bar, bars[index + 1], scale, linkage)))
    more.textContent = folded > 0 ? `Show all comparisons` : 'Show the weightiest only'
    more.onclick = () => draw(folded > 0 ? Infinity : MOST_BARS)
  }
  draw(MOST_BARS)

  const caption = element('caption', { class: 'visually-hidden' }, 'Match weight of each comparison, in bits')
  const parts: Node[] = [intro(linkage), element('table', { class: 'waterfall' }, caption, head(), body)]
  if (linkage.comparisons.length > MOST_BARS) parts.push(more)
  parts.push(footnote(linkage))
  return parts
}

function nothingToCompare({ knownVisitors }: VisitLinkage): string {
  return knownVisitors === 0
    ? 'You are the first visitor this server has seen: there was nobody to compare you with.'
    : 'No visitor it knows looked enough like you to be worth comparing.'
}

function intro({ decision, posterior }: VisitLinkage): HTMLElement {
  const same = decision !== 'new'
  const text = same
    ? `Every comparison with your last visits adds or takes bits; each bit doubles or halves the odds. Together they say ${formatShare(posterior)}.`
    : `The most similar visitor it knows is compared with you here. That it is you: ${formatShare(posterior)}, not enough to link.`
  return element('p', { class: 'muted' }, text)
}

function head(): HTMLElement {
  const cells = ['Comparison', 'Weight', 'Bits'].map((text) => element('th', { scope: 'col' }, text))
  return element('thead', { class: 'visually-hidden' }, element('tr', {}, ...cells))
}

type Scale = (bits: number) => number

/** Bits -> percent of the drawing's width. */
function scaleFor(bars: Bar[]): Scale {
  const ends = bars.flatMap(({ from, to }) => [from, to])
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  return (bits) => MARGIN + ((bits - low) / (high - low || 1)) * (100 - 2 * MARGIN)
}

function row(bar: Bar, next: Bar | undefined, scale: Scale, { posterior }: VisitLinkage): HTMLElement {
  const note = bar.kind === 'total' ? `${formatShare(posterior)} sure` : bar.note
  return element(
    'tr',
    { 'data-kind': bar.kind, 'data-for': String(bar.to >= bar.from) },
    element('th', { scope: 'row' }, bar.label, ' ', element('small', {}, note)),
    element('td', { class: 'drawing' }, drawing(bar, next, scale)),
    element('td', { class: 'bits' }, formatBits(bar.to - bar.from)),
  )
}

/** The bar, the line of even odds, and a thin line down to where the next bar begins. */
function drawing(bar: Bar, next: Bar | undefined, scale: Scale): SVGElement {
  const [left, right] = [bar.from, bar.to].map(scale).sort((a, b) => a - b) as [number, number]
  const even = svg('line', { class: 'even', x1: `${scale(0)}%`, x2: `${scale(0)}%`, y1: '0', y2: '100%' })
  const block = svg('rect', { class: 'bar', x: `${left}%`, width: `${Math.max(right - left, 0.6)}%`, y: '22%', height: '56%', rx: 3 })
  const end = `${scale(bar.to)}%`
  const lead = svg('line', { class: 'lead-line', x1: end, x2: end, y1: '78%', y2: '100%' })
  const begin = `${scale(bar.from)}%`
  const trail = svg('line', { class: 'lead-line', x1: begin, x2: begin, y1: '0', y2: '22%' })
  const lines = [...(bar.kind === 'prior' || bar.kind === 'total' ? [] : [trail]), ...(next && next.kind !== 'total' ? [lead] : [])]
  return svg('svg', { 'aria-hidden': 'true', width: '100%', height: '100%' }, even, ...lines, block)
}

function footnote({ candidates, knownVisitors, runnerUp }: VisitLinkage): HTMLElement {
  const looked =
    knownVisitors === 1
      ? 'The only visitor known was compared.'
      : `${candidates} of ${knownVisitors.toLocaleString('en')} known visitors ${candidates === 1 ? 'was' : 'were'} compared.`
  const second = runnerUp
    ? ` The runner-up, ${runnerUp.name}\u2026, got ${formatBits(runnerUp.bits)} bits and ${formatShare(runnerUp.posterior)}.`
    : ' There was no runner-up.'
  return element('p', { class: 'muted footnote' }, `The dashed line is even odds. ${looked}${second}`)
}
