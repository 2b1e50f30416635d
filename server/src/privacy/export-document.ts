import type { ExportedRow, Whom } from '../store/privacy-store.ts'

/**
 * One JSON document of an export, piece by piece: `{ "visitor_id" or "linked_id", "exported_at", "rows": [{ "table", "row" }, ...] }`.
 *
 * @param at ms since the epoch
 */
export async function* exportDocument(rows: AsyncIterable<ExportedRow>, whom: Whom, at: number): AsyncGenerator<string> {
  const head = { ...('visitorId' in whom ? { visitor_id: whom.visitorId } : { linked_id: whom.linkedId }), exported_at: at }
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`
  let comma = ''
  for await (const row of rows) {
    yield `${comma}\n${JSON.stringify(row)}`
    comma = ','
  }
  yield '\n]}\n'
}
