import { scaleLinear, type ScaleLinear } from 'd3-scale'

export interface Axis {
  title: string
  domain: readonly [from: number, to: number]
  /** Writes a tick. */
  format: (value: number) => string
}

/** A place for marks: scales from values to pixels. */
export interface Frame {
  x: ScaleLinear<number, number>
  y: ScaleLinear<number, number>
}

export interface LegendEntry {
  name: string
  /** CSS class of its marks. */
  style: string
}

const WIDTH = 640
const HEIGHT = 400
const MARGIN = { top: 46, right: 18, bottom: 48, left: 56 }
const TICKS = 5

/** Colours that can be told apart by the colour-blind (Okabe & Ito), one set for each background. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  .ideal { stroke: #818b98; stroke-width: 1.5; stroke-dasharray: 4 4; fill: none }
  path { fill: none; stroke-width: 2 }
  .a { stroke: #0072b2 } circle.a, rect.a { fill: #0072b2; stroke: none }
  .b { stroke: #d55e00 } circle.b, rect.b { fill: #d55e00; stroke: none }
  .c { stroke: #007a5a } circle.c, rect.c { fill: #007a5a; stroke: none }
  .d { stroke: #b0518b } circle.d, rect.d { fill: #b0518b; stroke: none }
  .e { stroke: #6e7781 } circle.e, rect.e { fill: #6e7781; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .grid { stroke: #3d444d }
    .ideal { stroke: #9198a1 }
    .a { stroke: #56b4e9 } circle.a, rect.a { fill: #56b4e9 }
    .b { stroke: #f0883e } circle.b, rect.b { fill: #f0883e }
    .c { stroke: #3fb68b } circle.c, rect.c { fill: #3fb68b }
    .d { stroke: #e39ac6 } circle.d, rect.d { fill: #e39ac6 }
    .e { stroke: #9198a1 } circle.e, rect.e { fill: #9198a1 }
  }`

/** Text as XML holds it. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Pixels, short enough to read and to compare. */
export const px = (value: number): string => String(Math.round(value * 10) / 10)

export function frame(x: Axis, y: Axis): Frame {
  return {
    x: scaleLinear([...x.domain], [MARGIN.left, WIDTH - MARGIN.right]),
    y: scaleLinear([...y.domain], [HEIGHT - MARGIN.bottom, MARGIN.top]),
  }
}

function grid({ x, y }: Frame, axes: { x: Axis; y: Axis }): string {
  const [left, right, top, bottom] = [MARGIN.left, WIDTH - MARGIN.right, MARGIN.top, HEIGHT - MARGIN.bottom].map(px)
  const columns = x.ticks(TICKS).map((value) => {
    const at = px(x(value))
    return `<line class="grid" x1="${at}" x2="${at}" y1="${top}" y2="${bottom}"/><text x="${at}" y="${px(HEIGHT - MARGIN.bottom + 18)}" text-anchor="middle">${axes.x.format(value)}</text>`
  })
  const rows = y.ticks(TICKS).map((value) => {
    const at = y(value)
    return `<line class="grid" x1="${left}" x2="${right}" y1="${px(at)}" y2="${px(at)}"/><text x="${px(MARGIN.left - 8)}" y="${px(at + 4)}" text-anchor="end">${axes.y.format(value)}</text>`
  })
  const titles = `<text x="${px((MARGIN.left + WIDTH - MARGIN.right) / 2)}" y="${HEIGHT - 10}" text-anchor="middle">${escaped(axes.x.title)}</text>
<text transform="translate(14 ${px((MARGIN.top + HEIGHT - MARGIN.bottom) / 2)}) rotate(-90)" text-anchor="middle">${escaped(axes.y.title)}</text>`
  return [...columns, ...rows, titles].join('\n')
}

function legend(entries: readonly LegendEntry[]): string {
  let left = MARGIN.left
  return entries
    .map(({ name, style }) => {
      const at = left
      left += 26 + name.length * 7.2
      return `<rect class="${style}" x="${px(at)}" y="28" width="12" height="4"/><text x="${px(at + 17)}" y="35">${escaped(name)}</text>`
    })
    .join('\n')
}

/**
 * A whole chart as SVG, readable on light and on dark pages.
 *
 * @param description for those who cannot see it
 * @param marks       drawn over the grid
 */
export function svg(words: { title: string; description: string }, axes: { x: Axis; y: Axis }, entries: readonly LegendEntry[], marks: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">
<title>${escaped(words.title)}</title>
<desc>${escaped(words.description)}</desc>
<style>${STYLE}
</style>
<text class="title" x="${MARGIN.left}" y="18">${escaped(words.title)}</text>
${legend(entries)}
${grid(frame(axes.x, axes.y), axes)}
${marks.join('\n')}
</svg>
`
}
