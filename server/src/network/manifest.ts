import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { LIST_KINDS } from '../signals/index.ts'

const MOST_LISTS = 64

const listSchema = z.strictObject({
  /** Its file is named after it. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected lower-case letters, digits and -'),
  kind: z.enum(LIST_KINDS, `expected one of ${LIST_KINDS.join(', ')}`),
  /** `https://...`, or a path from where the manifest lies. */
  source: z.string().min(1).max(2_048),
  /** Whose addresses these are, for instance `Amazon AWS`. */
  provider: z.string().min(1).max(64).optional(),
})

const manifestSchema = z
  .strictObject({ lists: z.array(listSchema).max(MOST_LISTS) })
  .refine(({ lists }) => new Set(lists.map(({ name }) => name)).size === lists.length, 'expected each name once')

/** A list that the operator named. */
export type NamedList = z.infer<typeof listSchema>

/** The manifest cannot be used: which file, and what is wrong where. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
}

/**
 * Reads which lists the operator wants, and where they come from.
 *
 * @param path absolute
 * @throws {ManifestError}
 */
export async function readManifest(path: string): Promise<NamedList[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ManifestError(`cannot read ${path}: ${error.code ?? error.message}`, { cause: error })
  })
  const parsed = manifestSchema.safeParse(parseJson(path, text))
  if (parsed.success) return parsed.data.lists.map((list) => ({ ...list, source: absolute(list.source, path) }))
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the document'}: ${issue.message}`)
  throw new ManifestError(`${path} names no lists that can be used: ${problems.join('; ')}`)
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new ManifestError(`${path} is no JSON: ${cause.message}`, { cause })
    throw cause
  }
}

function absolute(source: string, manifest: string): string {
  return /^https?:\/\//.test(source) ? source : resolve(dirname(manifest), source)
}
