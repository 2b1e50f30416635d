/** Longest rule, in UTF-16 code units, and most asterisks: what trying it may cost is bounded. */
const [LONGEST, MOST_ASTERISKS] = [256, 4]

const RULE = /^([a-z0-9!#$%&'^_`|~-]+): *(\S.*)$/i

/** A header's name and what it holds, letters of either case alike, `*` for any text: `user-agent: *HeadlessChrome*`. */
export interface HeaderRule {
  /** Lower-case. */
  name: string
  fits(value: string): boolean
}

export function isHeaderRule(text: string): boolean {
  return RULE.test(text) && text.length <= LONGEST && text.split('*').length - 1 <= MOST_ASTERISKS
}

/** @param text that `isHeaderRule` accepts */
export function readHeaderRule(text: string): HeaderRule {
  const [, name = '', pattern = ''] = RULE.exec(text) ?? []
  const parts = pattern.toLowerCase().split('*')
  return { name: name.toLowerCase(), fits: (value) => hasInOrder(value.toLowerCase(), parts) }
}

/** Whether a text begins with the first part, ends with the last, and has the others between, in order. Linear: no regular expression backtracks. */
function hasInOrder(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  let place = first.length
  for (const part of rest) {
    const found = text.indexOf(part, place)
    if (found === -1) return false
    place = found + part.length
  }
  return place <= text.length - last.length
}
