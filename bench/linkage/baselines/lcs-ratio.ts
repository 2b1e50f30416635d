/**
 * How alike two texts are: 2 x (length of the longest common subsequence) / (sum of the lengths). 1 is equal, 0 nothing
 * in common; two empty texts are alike.
 *
 * Python's Levenshtein.ratio is this number; its difflib gives at most as much.
 */
export function lcsRatio(left: string, right: string): number {
  if (left === right) return 1
  const [start, end] = commonEnds(left, right)
  const [a, b] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  return (2 * (start + end + lcsLength(a, b))) / (left.length + right.length)
}

/** Lengths of the common beginning and of the common end behind it: user agents differ in a few digits. */
function commonEnds(left: string, right: string): [start: number, end: number] {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start] === right[start]) start += 1
  let end = 0
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  return [start, end]
}

function lcsLength(a: string, b: string): number {
  let row = new Uint16Array(b.length + 1)
  for (const letter of a) {
    const next = new Uint16Array(b.length + 1)
    for (let column = 1; column <= b.length; column += 1) {
      const longer = Math.max(row[column] ?? 0, next[column - 1] ?? 0)
      next[column] = b[column - 1] === letter ? (row[column - 1] ?? 0) + 1 : longer
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The ratio with a memory: of a population, few values are compared very often. */
export function rememberedRatio(): (left: string, right: string) => number {
  const known = new Map<string, number>()
  return (left, right) => {
    if (left === right) return 1
    const key = left < right ? `${left}\0${right}` : `${right}\0${left}`
    const before = known.get(key)
    if (before !== undefined) return before
    const ratio = lcsRatio(left, right)
    known.set(key, ratio)
    return ratio
  }
}
