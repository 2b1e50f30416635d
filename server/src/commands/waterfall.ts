/** One step of a waterfall: what it is, and what it adds. */
export interface Step {
  name: string
  detail: string
  /** Bits. */
  adds: number
}

/** Columns of the chart itself. */
const WIDTH = 44

const signed = (value: number, digits = 1): string => `${value < 0 ? '' : '+'}${value.toFixed(digits)}`

/** A bar from one running total to the next: `#` for what speaks for, `-` for what speaks against; `|` is zero. */
function bar(from: number, to: number, column: (bits: number) => number): string {
  const cells = Array.from({ length: WIDTH + 1 }, () => ' ')
  cells[column(0)] = '|'
  const [start, end] = [column(Math.min(from, to)), column(Math.max(from, to))]
  for (let cell = start; cell < Math.max(end, start + 1); cell += 1) cells[cell] = to < from ? '-' : '#'
  return cells.join('').trimEnd()
}

/**
 * Steps that add up to a total, one a line: name, detail, bits, running total, and a bar from the total before to the one
 * after.
 */
export function waterfall(steps: readonly Step[]): string[] {
  const totals = steps.reduce<number[]>((sums, { adds }) => [...sums, (sums.at(-1) ?? 0) + adds], [0])
  const [low, high] = [Math.min(...totals), Math.max(...totals)]
  const column = (bits: number): number => Math.round(((bits - low) / (high - low || 1)) * (WIDTH - 1))
  const widths = [Math.max(0, ...steps.map(({ name }) => name.length)), Math.max(0, ...steps.map(({ detail }) => detail.length))]
  return steps.map(({ name, detail, adds }, index) => {
    const [before, after] = [totals[index] ?? 0, totals[index + 1] ?? 0]
    const words = `${name.padEnd(widths[0] ?? 0)}  ${detail.padEnd(widths[1] ?? 0)}`
    return `  ${words}  ${signed(adds).padStart(6)}  ${signed(after).padStart(6)}  ${bar(before, after, column)}`
  })
}
