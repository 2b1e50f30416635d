import { ENGINES, LIBRARIES, markdownTable } from './markdown.mjs'

/** Medians in ms by engine, and bytes. */
export function agentTable({ engines, bytes }) {
  const names = Object.keys(LIBRARIES)
  const times = Object.entries(engines).map(([engine, libraries]) => [
    `${ENGINES[engine]}, ms`,
    ...names.map((name) => String(Math.round(libraries[name].collectMs))),
  ])
  const longest = ['longest task in Chromium, ms', ...names.map((name) => String(Math.round(engines.chromium?.[name].longestTaskMs ?? 0)))]
  const sizes = ['brotli, bytes', ...names.map((name) => bytes[name].brotli.toLocaleString('en'))]
  return markdownTable(['', ...names.map((name) => LIBRARIES[name])], [...times, longest, sizes])
}
