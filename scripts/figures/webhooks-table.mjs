import { markdownTable } from './markdown.mjs'

const STORES = { mariadb: 'MariaDB', sqlite: 'SQLite' }

/** @param {Record<string, { perSecond: number, ceilingPerSecond: number, repeated: number, slow: number }>} result */
export function webhooksTable(result) {
  const rows = Object.entries(result).map(([store, { perSecond, ceilingPerSecond, repeated, slow }]) => [
    STORES[store] ?? store,
    ...[perSecond, ceilingPerSecond, repeated, slow].map((count) => count.toLocaleString('en')),
  ])
  return markdownTable(['store', 'to the fast one, a second', 'posts alone, a second', 'sent twice', 'meanwhile to the slow one'], rows)
}
