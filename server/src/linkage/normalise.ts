import { browser } from './browser.ts'
import { fields, type Visit } from './fields.ts'
import type { VisitRecord } from './record.ts'

const entries = Object.entries(fields)
/** All fields from the start: an object that grows by eighty of them, one after the other, is laid out anew six times. */
const NOTHING: Readonly<Record<string, unknown>> = Object.fromEntries(entries.map(([name]) => [name, undefined]))

/** What a visit brought: components by the page, headers in the order received, the network it came from. */
export type VisitInput = Omit<Visit, 'browser'>

/** Makes the record of a visit: every field that was observed, none that was withheld or falsified. */
export function normalise(input: VisitInput): VisitRecord {
  const { userAgent, clientHints, engineTraits } = input.components
  const visit: Visit = {
    ...input,
    browser: browser(
      userAgent?.state === 'ok' ? userAgent.value : input.headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1],
      clientHints?.state === 'ok' ? clientHints.value : undefined,
      engineTraits?.state === 'ok' ? engineTraits.value : undefined,
    ),
  }
  const record: Record<string, unknown> = { ...NOTHING }
  for (const [name, { read }] of entries) {
    const value = read(visit)
    if (value !== undefined) record[name] = value
  }
  return record as VisitRecord
}
