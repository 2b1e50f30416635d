/** Deepest chain of causes that is followed. */
const MOST_CAUSES = 5

/** Faults of our own code; their messages name code or ids, not data. */
const OWN_FAULTS = ['TypeError', 'RangeError', 'ReferenceError', 'BoxError']

/** What the log may say of an error. */
export interface Fault {
  /** Name, and code or message, of the error and its causes, outermost first. */
  errors: string[]
  /** Where the innermost one was thrown; the lines only. */
  stack: string[]
}

/**
 * Describes an error nobody expected, mostly without its message: a database's messages quote the values of the
 * statement, and those are fingerprints.
 */
export function describeFault(thrown: unknown): Fault {
  const chain = causes(thrown)
  const lines = (chain.at(-1)?.stack ?? '').split('\n')
  return {
    errors: chain.map(describe),
    stack: lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim()),
  }
}

function causes(thrown: unknown): Error[] {
  const chain: Error[] = []
  let current = thrown
  while (current instanceof Error && chain.length < MOST_CAUSES) {
    chain.push(current)
    current = current.cause
  }
  return chain
}

function describe(error: Error): string {
  const detail = codeOf(error) || (OWN_FAULTS.includes(error.name) ? error.message : '')
  return detail ? `${error.name}: ${detail}` : error.name
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
