import { sqlTuple, type SqlValue } from './sql-tuple.ts'

/** One row of an INSERT; `columns` is empty where the statement names none. */
export interface SqlRow {
  table: string
  columns: string[]
  values: SqlValue[]
}

const INSERT = /^\s*INSERT\s+(?:IGNORE\s+)?INTO\s+`?(\w+)`?\s*(?:\(([^)]*)\))?\s*VALUES\s*$/i
const COMMENT = /(^|\n)\s*(--|#)$/
/** Longest statement head worth keeping; a CREATE TABLE is far shorter. */
const MOST_HEAD = 100_000

type State =
  | { in: 'head'; text: string }
  | { in: 'comment' }
  | { in: 'insert'; of: Omit<SqlRow, 'values'> }
  | { in: 'tuple'; of: Omit<SqlRow, 'values'>; next: (char: string) => SqlValue[] | undefined }

function head(text: string, char: string): State {
  const insert = char === '(' ? INSERT.exec(text) : null
  if (insert) {
    const [, table = '', columns = ''] = insert
    const names = columns.split(',').flatMap((name) => name.replaceAll('`', '').trim() || [])
    return { in: 'tuple', of: { table, columns: names }, next: sqlTuple() }
  }
  if (char === ';') return { in: 'head', text: '' }
  const longer = text.length < MOST_HEAD ? text + char : text
  return COMMENT.test(longer.slice(-80)) ? { in: 'comment' } : { in: 'head', text: longer }
}

/**
 * Reads the rows of a MySQL dump, piece by piece: INSERT statements of any length, with the escapes of mysqldump and
 * phpMyAdmin. Everything else in a dump is passed over.
 *
 * @returns takes the next piece of text, gives the rows that it completes
 */
export function sqlRows(): (piece: string) => SqlRow[] {
  let state: State = { in: 'head', text: '' }
  return (piece) => {
    const rows: SqlRow[] = []
    for (const char of piece) {
      if (state.in === 'head') state = head(state.text, char)
      else if (state.in === 'comment') state = char === '\n' ? { in: 'head', text: '' } : state
      else if (state.in === 'insert') {
        if (char === '(') state = { ...state, in: 'tuple', next: sqlTuple() }
        else if (char === ';') state = { in: 'head', text: '' }
      } else {
        const values: SqlValue[] | undefined = state.next(char)
        if (!values) continue
        rows.push({ ...state.of, values })
        state = { in: 'insert', of: state.of }
      }
    }
    return rows
  }
}
