import { hex } from './hex.ts'
import type { SourceWindow } from './sources/source.ts'
import type { StartOptions } from './types.ts'

/** Longest address that is sent, in UTF-16 code units; the contract's limit. */
const MAX_LENGTH = 2048
/** Bytes of SHA-256 that are sent. */
const HASH_BYTES = 16

type Hashing = NonNullable<StartOptions['urlHashing']>

/** The page's address and the one it was reached from, with the parts that `hashing` names as hashes only. */
export async function pageAddresses(window: SourceWindow, hashing: Hashing = {}): Promise<{ url: string; referrer?: string }> {
  const { location, document } = window
  const [url, referrer] = await Promise.all([
    hashParts(window, location.href, hashing),
    document.referrer && hashParts(window, document.referrer, hashing),
  ])
  return { url, ...(referrer && { referrer }) }
}

async function hashParts(window: SourceWindow, address: string, hashing: Hashing): Promise<string> {
  const url = new URL(address)
  url.username = url.password = ''
  if (hashing.path) url.pathname = await hashed(window, url.pathname.slice(1))
  if (hashing.query) url.search = await hashed(window, url.search.slice(1))
  if (hashing.fragment) url.hash = await hashed(window, url.hash.slice(1))
  return url.href.slice(0, MAX_LENGTH)
}

/** 32 hexadecimal digits; nothing for nothing, nor on a page without `crypto.subtle` (plain http): left out, not sent in clear. */
async function hashed(window: SourceWindow, part: string): Promise<string> {
  const subtle: SubtleCrypto | undefined = window.crypto.subtle
  if (!part || !subtle) return ''
  const hash = await subtle.digest('SHA-256', new TextEncoder().encode(part))
  return hex(new Uint8Array(hash, 0, HASH_BYTES))
}
