import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ConfigError } from '../config/index.ts'
import { SHIPPED_TLS_FAMILIES, type TlsFamilies } from '../signals/index.ts'

const schema = z.record(z.string().regex(/^[\x21-\x7e]{1,128}$/), z.string().regex(/^[a-z][a-z0-9-]{0,31}$/))

/**
 * Families of TLS handshakes: the shipped ones, with the operator's over them.
 *
 * @param path JSON: fingerprint, or second part of a JA4 -> family; undefined: the shipped ones alone
 * @throws {ConfigError} it cannot be read, or is of another form
 */
export async function readTlsFamilies(path: string | undefined): Promise<TlsFamilies> {
  if (path === undefined) return SHIPPED_TLS_FAMILIES
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw wrong(`cannot read ${path}: ${error.code ?? error.message}`)
  })
  const parsed = schema.safeParse(jsonOf(text))
  if (!parsed.success) throw wrong(`${path}: expected a JSON object of fingerprints and families, such as { "8daaf6152771": "chromium" }`)
  return { ...SHIPPED_TLS_FAMILIES, ...parsed.data }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function wrong(problem: string): ConfigError {
  return new ConfigError([`SELFSAME_TLS_FAMILIES: ${problem}`])
}
