import type { ExportedRow } from '../store/privacy-store.ts'

/**
 * One JSON document of an export, piece by piece: `{ ...head, "rows": [{ "table", "row" }, ...] }`.
 *
 * @param head whom it is of
 */
export async function* exportDocument(rows: AsyncIterable<ExportedRow>, head: Readonly<Record<string, string | number>>): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`
  let comma = ''
  for await (const row of rows) {
    yield `${comma}\n${JSON.stringify(row)}`
    comma = ','
  }
  yield '\n]}\n'
}
