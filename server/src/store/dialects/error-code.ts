/** The `code` of a driver's error, for instance `ER_DUP_ENTRY` or `ECONNRESET`. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The `errno` of a database's error, for instance 1213. */
export function errnoOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errno' in error)) return undefined
  return typeof error.errno === 'number' ? error.errno : undefined
}
