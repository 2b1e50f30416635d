/** A value of a dump: text, also for numbers, or NULL. */
export type SqlValue = string | null

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', b: '\b', Z: '\x1A' }

/**
 * Reads one parenthesised list of values behind its `(`, letter by letter.
 *
 * @returns takes the next letter; gives the values once the `)` is read
 */
export function sqlTuple(): (char: string) => SqlValue[] | undefined {
  let state: 'plain' | 'string' | 'escape' | 'string end' = 'plain'
  const values: SqlValue[] = []
  /** Of an unquoted value, or the letters around a quoted one. */
  let bare = ''
  let quoted: string | undefined

  const endValue = (): void => {
    const plain = bare.trim()
    values.push(quoted ?? (plain.toUpperCase() === 'NULL' ? null : plain))
    ;[bare, quoted] = ['', undefined]
  }
  const plain = (char: string): SqlValue[] | undefined => {
    state = char === "'" ? 'string' : 'plain'
    if (char === "'") quoted = ''
    else if (char !== ',' && char !== ')') bare += char
    else endValue()
    return char === ')' ? values : undefined
  }
  const append = (text: string): undefined => {
    quoted = (quoted ?? '') + text
    state = 'string'
  }
  return (char) => {
    if (state === 'escape') return append(ESCAPES[char] ?? char)
    // doubled: a quote in the text
    if (state === 'string end') return char === "'" ? append(char) : plain(char)
    if (state === 'plain') return plain(char)
    if (char === '\\') state = 'escape'
    else if (char === "'") state = 'string end'
    else return append(char)
    return undefined
  }
}
