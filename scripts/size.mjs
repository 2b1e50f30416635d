/**
 * Size budget of what visitors load, in brotli bytes (quality 11). Needs `npm run build`. Fails where one is exceeded.
 *
 * A wrapper is what it adds to a page that has core already: its own code and what it uses of core beside the agent,
 * without its framework.
 *
 * `--json`: one document on stdout.
 */
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { parse } from 'acorn'
import { bundleOf } from './size/bundle.mjs'

const AGENT = { name: 'agent', file: 'core/dist/agent.js', limit: 14_336 }

/** `names`: what a page imports; all of it where none are given. */
const WRAPPERS = [
  { name: 'react', file: 'integrations/react/dist/index.js', names: ['SelfsameProvider', 'useVisitorData', 'useSelfsame', 'useConsent'], limit: 1_024 },
  { name: 'react with useVisitorPromise', file: 'integrations/react/dist/index.js', limit: 1_229 },
  { name: 'vue', file: 'integrations/vue/dist/index.js', limit: 1_024 },
  { name: 'svelte', file: 'integrations/svelte/dist/index.js', limit: 1_229 },
  { name: 'svelte, runes', file: 'integrations/svelte/dist/runes.svelte.js', limit: 1_229 },
]
const root = new URL('../', import.meta.url)

const results = [agent(AGENT), ...(await wrappers())]
const tooLarge = results.filter(({ brotli, limit }) => brotli > limit)
report()

/** Minified by its build. */
function agent({ name, file, limit }) {
  return { name, file, limit, ...sizes(readFileSync(new URL(file, root), 'utf8')) }
}

async function wrappers() {
  const core = sizes(await bundleOf([]))
  return Promise.all(
    WRAPPERS.map(async ({ name, file, limit, names }) => {
      const page = sizes(await bundleOf([{ file, names }]))
      return { name, file, limit, min: page.min - core.min, gzip: page.gzip - core.gzip, brotli: page.brotli - core.brotli }
    }),
  )
}

function sizes(code) {
  parse(code, { ecmaVersion: 2020, sourceType: 'module' }) // newer syntax would stop an old browser: throws
  return { min: Buffer.byteLength(code), gzip: gzipSync(code).length, brotli: brotliCompressSync(code).length }
}

function report() {
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  } else {
    for (const { name, min, gzip, brotli, limit } of results) {
      const verdict = brotli > limit ? `${brotli - limit} OVER` : `${limit - brotli} left`
      console.log(`${name.padEnd(28)} ${min} minified, ${gzip} gzip, ${brotli} of ${limit} brotli bytes: ${verdict}`)
    }
  }
  process.exitCode = tooLarge.length > 0 ? 1 : 0
}
