/** Farthest name that still looks like a slip of the pen, in edits. */
const MOST_EDITS = 4

/** The known name closest to a wrong one; `undefined` where none is close. */
export function suggest(wrong: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, edits: editDistance(wrong, name) }))
    .sort((a, b) => a.edits - b.edits)
  return best && best.edits <= MOST_EDITS ? best.name : undefined
}

/** Insertions, deletions and substitutions between two words (Levenshtein 1966). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const substituted = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(substituted, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
