import type { Event } from '@selfsame/contract'
import { searchColumns, type SearchColumns } from './search/columns.ts'

/** What of a row follows from the event: to be written whenever the event is. */
export function eventColumns(environmentId: string, event: Event): SearchColumns & { event: string } {
  return { ...searchColumns(environmentId, event), event: JSON.stringify(event) }
}
