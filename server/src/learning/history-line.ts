import { isIP } from 'node:net'
import { componentsSchema } from '@selfsame/contract'
import { z } from 'zod'
import type { HistoryVisit, Truth } from './matcher.ts'

/** A visit whose browser nobody may know. */
export type UnlabelledVisit = Omit<HistoryVisit, 'browserId'> & { browserId?: string }

/** What a line may hold. A field it does not name is somebody else's and is passed over. */
const schema = z.object({
  browserId: z.union([z.string().min(1), z.number()], 'expected the browser\'s label, text that is not empty').transform(String).nullish(),
  t: z.iso.datetime('expected a time in ISO 8601 with Z, such as 2026-03-01T12:00:00Z').transform((text) => Date.parse(text)),
  ip: z.string().refine((text) => isIP(text) !== 0, 'expected an IPv4 or IPv6 address').nullish(),
  headers: z.array(z.tuple([z.string(), z.string()]), 'expected [[name, value], ...]').nullish(),
  components: componentsSchema.nullish(),
  class: z.string().nullish(),
  causes: z.array(z.string()).nullish(),
  /** 0: not counted. */
  group: z.number().int().min(0).nullish(),
})
type Line = z.infer<typeof schema>

export type ParsedLine = { state: 'ok'; visit: UnlabelledVisit } | { state: 'wrong'; problem: string }

const ALLOWED =
  'a line is { browserId, t, ip?, headers?: [[name, value], ...], components?: { name: { state, value } } }, components as the agent sends them'

/** The innermost reason: a union (value or state) hides it one level down. */
function reason(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message
  const inner = issue.errors.flat().at(0)
  return inner ? reason(inner) : issue.message
}

function wrong(issues: readonly z.core.$ZodIssue[]): ParsedLine {
  const problems = issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'line'}: ${reason(issue)}`)
  return { state: 'wrong', problem: `${problems.join('; ')} (${ALLOWED})` }
}

function truthOf({ class: deviceClass, causes, group }: Line): { truth?: Truth } {
  return deviceClass && causes && typeof group === 'number' ? { truth: { class: deviceClass, causes, group } } : {}
}

function toVisit(line: Line): UnlabelledVisit {
  return {
    ...(line.browserId && { browserId: line.browserId }),
    at: line.t,
    ...(line.ip && { ip: line.ip }),
    headers: line.headers ?? [],
    components: line.components ?? {},
    ...truthOf(line),
  }
}

function json(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { problem: `no JSON: ${error.message} (${ALLOWED})` }
  }
}

/**
 * Reads one line of a history. Unknown components and fields are dropped, so that histories of a newer agent can be
 * read; a known component with a wrong value is a problem that names it.
 */
export function parseLine(text: string): ParsedLine {
  const read = json(text)
  if ('problem' in read) return { state: 'wrong', problem: read.problem }
  const parsed = schema.safeParse(read.value)
  return parsed.success ? { state: 'ok', visit: toVisit(parsed.data) } : wrong(parsed.error.issues)
}
