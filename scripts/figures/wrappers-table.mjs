import { markdownTable } from './markdown.mjs'

const SUBJECTS = {
  selfsameReact: '@selfsame/react',
  selfsameVue: '@selfsame/vue',
  selfsameSvelte: '@selfsame/svelte',
  fingerprintReact: '@fingerprint/react',
  fingerprintjsProReact: 'fingerprintjs-pro-react',
}
const WORDS = { pass: 'yes', fail: '**no**', 'n/a': '–' }

/** A line for each case, with a link to what it means. */
export function wrappersTable({ cases }) {
  const names = Object.keys(SUBJECTS)
  const rows = cases.map((row) => [`[\`${row.name}\`](#${row.name})`, ...names.map((name) => WORDS[row[name]])])
  return markdownTable(['', ...Object.values(SUBJECTS)], rows)
}
