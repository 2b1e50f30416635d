import { ENGINES, LIBRARIES, markdownTable } from './markdown.mjs'

/** How many of an engine's cases each library kept its id in; and whether devices are told apart. */
export function browsersTable({ engines, distinct, different }) {
  const names = Object.keys(LIBRARIES)
  const rows = Object.entries(engines)
    .filter(([, { cases }]) => cases.length > 0)
    .map(([engine, { version, cases }]) => [
      `${ENGINES[engine]} ${version.split('.')[0]}`,
      ...names.map((name) => `${cases.filter((each) => each[name] === 'kept').length} of ${cases.length}`),
    ])
  const lost = Object.entries(engines).flatMap(([engine, { cases }]) =>
    cases.filter(({ selfsame }) => selfsame === 'lost').map(({ name, allowed }) => `${ENGINES[engine]} with ${name}${allowed ? ', where it says how unsure it is' : ''}`),
  )
  const apart = different.filter(({ selfsame }) => selfsame === 'apart').length
  return [
    markdownTable(['id kept in', ...names.map((name) => LIBRARIES[name])], rows),
    `Selfsame loses it in: ${lost.join('; ') || 'none'}. Of ${different.length} other devices with the same browser and version it tells`,
    `${apart} apart; three engines on one machine are ${distinct} visitors.\n`,
  ].join('\n')
}
