import { markdownTable } from './markdown.mjs'

const cell = (text = '') => text.replaceAll(' | ', ' / ')

/** What was published beside what is simulated; rows without a published figure are left out. */
export function populationTable({ figures }) {
  const rows = figures.filter(({ published }) => published !== undefined)
  return markdownTable(['', 'published', 'simulated'], rows.map(({ what, published, simulated }) => [cell(what), cell(published), cell(simulated)]))
}
