import type { Resolver } from 'node:dns/promises'
import type { HostCheck } from '../signals/index.ts'
import { compareWords, reverseName, wordsOf, type Words } from './cidr.ts'

/** Asks the domain name system. `Resolver` has `reverse` as well: that one takes silence for "no such name". */
export interface Names extends Pick<Resolver, 'resolvePtr'> {
  resolve4(name: string): Promise<string[]>
  resolve6(name: string): Promise<string[]>
}

/** Most names of an address that are followed: one is the rule, and whoever holds the address could give thousands. */
const MOST_NAMES = 4
/** There is no such name, or it has no such record: an answer. */
const NO_SUCH: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA'])
/** No server answered, or none that can be understood. */
const NO_ANSWER: ReadonlySet<string> = new Set(['ETIMEOUT', 'ESERVFAIL', 'EREFUSED', 'ECONNREFUSED', 'ECANCELLED', 'EFORMERR', 'ENOTIMP', 'EBADRESP', 'EBADNAME'])

/**
 * Whether an address belongs to a domain: a name that the address has is in it, and leads back to the address. The first alone
 * proves nothing, since whoever holds an address names it as they like.
 *
 * @param address IPv4 or IPv6
 * @param domains for instance `googlebot.com`
 */
export async function checkHost(names: Names, address: string, domains: readonly string[]): Promise<HostCheck> {
  const words = wordsOf(address)
  if (!words) return 'refuted'
  const given = await answered(names.resolvePtr(reverseName(words)))
  if (!given) return 'unanswered'
  let missed = false
  for (const name of given.filter((each) => isIn(each, domains)).slice(0, MOST_NAMES)) {
    const found = await answered(words.length > 1 ? names.resolve6(name) : names.resolve4(name))
    if (found?.some((each) => isSame(wordsOf(each), words))) return 'confirmed'
    missed ||= !found
  }
  return missed ? 'unanswered' : 'refuted'
}

/** @returns undefined: no answer */
async function answered(question: Promise<string[]>): Promise<string[] | undefined> {
  try {
    return await question
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (NO_SUCH.has(code)) return []
    if (NO_ANSWER.has(code)) return undefined
    throw error
  }
}

const isSame = (one: Words | undefined, other: Words) => one?.length === other.length && compareWords(one, other) === 0

function isIn(name: string, domains: readonly string[]): boolean {
  const plain = name.toLowerCase().replace(/\.$/, '')
  return domains.some((domain) => plain.endsWith(`.${domain}`))
}
