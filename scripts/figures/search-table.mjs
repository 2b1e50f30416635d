import { markdownTable } from './markdown.mjs'

/** @param {{ mariadb: { filters: { name: string, p50: number, p95: number, rowsRead: number }[] } }} result */
export function searchTable({ mariadb }) {
  const rows = mariadb.filters.map(({ name, p50, p95, rowsRead }) => [name, p50.toFixed(1), p95.toFixed(1), rowsRead.toLocaleString('en')])
  return markdownTable(['filter', 'p50, ms', 'p95, ms', 'rows read'], rows)
}
