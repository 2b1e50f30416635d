import { SEARCH_FILTERS, type Filter, type SearchFilters } from '@selfsame/contract'
import { ServerError } from '../errors.ts'

/** Where a message says it otherwise than `invalid <name>`. */
const WORDS: ReadonlyMap<string, string> = new Map([['ip_address', 'ip address']])

/** Longest name quoted: an unknown one is the client's. */
const MAX_NAME_LENGTH = 64

/**
 * Reads the query of a search. A filter that was ignored would give events that were not asked for: an unknown one is an
 * error, and one given twice too, but for lists.
 *
 * @throws {ServerError} `request_cannot_be_parsed`
 */
export function readFilters(params: URLSearchParams): SearchFilters {
  const names = [...new Set(params.keys())]
  return Object.fromEntries(names.map((name) => [name, readOne(name, params.getAll(name))])) as SearchFilters
}

function readOne(name: string, texts: readonly string[]): unknown {
  if (!isFilter(name)) throw invalid(name)
  const filter: Filter = SEARCH_FILTERS[name]
  if (name === 'ii') return texts[0]
  if (filter.many) return texts.map((text) => valueOf(name, filter, text))
  const [text = '', ...more] = texts
  if (more.length > 0) throw invalid(name)
  return valueOf(name, filter, text)
}

function valueOf(name: string, filter: Filter, text: string): unknown {
  const parsed = filter.schema.safeParse(READERS[filter.reads](text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  // Written for this filter, in the contract.
  if (issue && !/^(Invalid|Too) /.test(issue.message)) throw new ServerError('request_cannot_be_parsed', issue.message)
  throw invalid(name)
}

const READERS = {
  text: (text) => text,
  number: (text) => (/^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
} as const satisfies Record<Filter['reads'], (text: string) => unknown>

function isFilter(name: string): name is keyof typeof SEARCH_FILTERS {
  return Object.hasOwn(SEARCH_FILTERS, name)
}

/** `invalid limit` */
export function invalid(name: string): ServerError {
  return new ServerError('request_cannot_be_parsed', `invalid ${WORDS.get(name) ?? name.slice(0, MAX_NAME_LENGTH)}`)
}
