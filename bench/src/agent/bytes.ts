import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Library } from '../peers.ts'

export interface Bytes {
  min: number
  gzip: number
  brotli: number
}

/** Sizes of a library's file as a server would send it at the best compression. The map's address at its end is not counted. */
export function bytes({ file }: Library): Bytes {
  const code = Buffer.from(readFileSync(file, 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, ''))
  const brotli = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
  return { min: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotli.length }
}
