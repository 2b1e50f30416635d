import { rollup } from 'rollup'
import { minify } from 'terser'
import { root } from '../run.mjs'

const CORE = `${root}core/dist/index.js`
const ENTRY = 'entry'
/** What every page has that starts an agent. */
const AGENT = `export { start, SelfsameError } from '${CORE}'\n`

/**
 * A page's bundle, minified: the agent, and what it takes of built files.
 *
 * @param {{ file: string, names?: string[] }[]} parts file: from the repository's folder
 * @returns {Promise<string>}
 */
export async function bundleOf(parts) {
  const taken = parts.map(({ file, names }) => `export ${names ? `{ ${names.join(', ')} }` : '*'} from '${root}${file}'\n`)
  const bundle = await rollup({
    input: ENTRY,
    external: /^(?:react|vue|svelte)(?:$|\/)/,
    onwarn: () => {}, // of 'use client', which matters to no size
    plugins: [
      {
        name: 'selfsame:page',
        resolveId: (id) => (id === ENTRY ? id : id === '@selfsame/core' ? CORE : null),
        load: (id) => (id === ENTRY ? AGENT + taken.join('') : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'es' })
  const { code = '' } = await minify(output[0].code, { module: true, ecma: 2020 })
  return code
}
