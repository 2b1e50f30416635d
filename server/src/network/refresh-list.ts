import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { writeListFile, type ListHead } from './list-file.ts'
import type { NamedList } from './manifest.ts'
import { parseList } from './parse-list.ts'

/** Largest list taken, in bytes. */
const MOST_BYTES = 64 * 2 ** 20
/** Until a list has come, in ms. */
const TIMEOUT = 60_000

/** Why a list could not be had; the one that was there stays. */
export class ListError extends Error {
  override readonly name = 'ListError'
}

/** Where a list is kept once it was fetched. */
export function listPath(folder: string, name: string): string {
  return join(folder, `${name}.list`)
}

/**
 * Fetches a list from where the operator said, and puts it in the place of the one before: all of it or nothing.
 *
 * @param now ms since the epoch
 * @throws {ListError} it could not be had, is too large, or holds nothing
 */
export async function refreshList(folder: string, list: NamedList, now: number): Promise<ListHead> {
  const text = await load(list.source)
  const parsed = parse(text)
  if (parsed.ranges.size + parsed.systems.size === 0) throw new ListError('it holds no address, range or AS number')
  const { name, kind, provider, source } = list
  const { head, content } = writeListFile({ name, kind, ...(provider !== undefined && { provider }), source, refreshedAt: now }, parsed)
  await replace(folder, name, content)
  return head
}

function parse(text: string) {
  try {
    return parseList(text)
  } catch (cause) {
    if (cause instanceof RangeError) throw new ListError(cause.message, { cause })
    throw cause
  }
}

async function load(source: string): Promise<string> {
  try {
    return await (/^https?:/.test(source) ? download(source) : collect(createReadStream(source)))
  } catch (cause) {
    if (cause instanceof ListError) throw cause
    throw new ListError(`cannot read ${source}: ${reasonOf(cause)}`, { cause })
  }
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT), headers: { accept: 'text/plain, application/json, text/csv' } })
  if (!response.ok || !response.body) throw new ListError(`${url} answered ${response.status}`)
  return collect(response.body)
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw new ListError(`larger than ${MOST_BYTES} bytes`)
    parts.push(chunk)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** A file that is read meanwhile is either the one before or this one, and after a power failure too. */
async function replace(folder: string, name: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const [path, next] = [listPath(folder, name), join(folder, `.${name}.${process.pid}.new`)]
  let file: FileHandle | undefined
  try {
    file = await open(next, 'w')
    await file.writeFile(content)
    await file.sync()
    await file.close()
    await rename(next, path)
  } catch (cause) {
    await file?.close().catch(() => undefined) // told by the error itself
    await rm(next, { force: true })
    throw new ListError(`cannot write ${path}: ${reasonOf(cause)}`, { cause })
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if ('code' in error && typeof error.code === 'string') return error.code
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}
