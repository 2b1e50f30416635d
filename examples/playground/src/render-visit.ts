import { formatAgo, formatBits, formatTime } from '../../shared/src/format.ts'
import type { Visit, VisitComparison } from '../../shared/src/visit.ts'
import { element } from './dom.ts'
import { labelOf } from './labels.ts'
import { techniqueLines, type TechniqueLine } from './techniques.ts'

/** Levels of a comparison in which nothing changed. */
const UNCHANGED = new Set(['same', 'missing'])
/** Says how many comparisons changed, and is none of them. */
const COUNT = 'changes'

/** Which comparisons with the visits before moved. */
export function renderChanges({ linkage: { decision, comparisons } }: Visit): Node[] {
  if (decision === 'new') return [element('p', { class: 'muted' }, 'This is your first visit: come back, or press “Identify again”.')]
  const observed = comparisons.filter(({ name, level }) => name !== COUNT && level !== 'missing')
  const changed = observed.filter(({ level }) => !UNCHANGED.has(level))
  if (changed.length === 0) return [element('p', { class: 'calm' }, `Nothing: all ${observed.length} comparisons agree.`)]
  return [
    element('p', { class: 'muted' }, `${changed.length} of ${observed.length} comparisons, and still you:`),
    element('ul', { class: 'changes' }, ...changed.map(change)),
  ]
}

/** What each technique had to say. */
export function renderTechniques({ linkage }: Visit): Node[] {
  const lines = techniqueLines(linkage)
  if (lines.length === 0) return [element('p', { class: 'muted' }, 'This server does not tell them apart.')]
  return [element('ul', { class: 'changes' }, ...lines.map(technique))]
}

function technique({ label, note, bits }: TechniqueLine): HTMLElement {
  const weight = bits === undefined ? [] : [element('span', { class: bits < 0 ? 'against' : 'for' }, formatBits(bits))]
  return element('li', {}, element('span', {}, label), element('small', {}, note), ...weight)
}

function change({ name, level, bits }: VisitComparison): HTMLElement {
  const weight = element('span', { class: bits < 0 ? 'against' : 'for' }, formatBits(bits))
  return element('li', {}, element('span', {}, labelOf(name)), element('small', {}, level), weight)
}

/** When the visitor came, newest first. */
export function renderHistory({ times, visits }: Visit, now: number): Node[] {
  const items = times.map((time, index) => {
    const when = element('time', { datetime: new Date(time).toISOString() }, formatTime(time))
    return element('li', {}, when, element('small', {}, index === 0 ? 'this visit' : formatAgo(time, now)))
  })
  const list = element('ol', { class: 'history' }, ...items)
  const older = visits - times.length
  return older > 0 ? [list, element('p', { class: 'muted' }, `and ${older.toLocaleString('en')} before`)] : [list]
}
