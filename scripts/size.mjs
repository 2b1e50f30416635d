/**
 * Size budget of what visitors load, in brotli bytes (quality 11). Needs `npm run build`. Fails where one is exceeded.
 *
 * `--json`: one document on stdout.
 */
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { minify } from 'terser'
import { parse } from 'acorn'

/** Wrappers are counted without core, which they import, and without their framework. */
const BUDGETS = [
  { name: 'agent', file: 'core/dist/agent.js', limit: 14_336 },
  { name: 'react', file: 'integrations/react/dist/index.js', limit: 1_024 },
  { name: 'vue', file: 'integrations/vue/dist/index.js', limit: 1_024 },
  { name: 'svelte', file: 'integrations/svelte/dist/index.js', limit: 1_229 },
]
const root = new URL('../', import.meta.url)

const results = await Promise.all(BUDGETS.map(measure))
const tooLarge = results.filter(({ brotli, limit }) => brotli > limit)
report()

/** Minified, gzip and brotli bytes; the agent is minified by its build. */
async function measure({ name, file, limit }) {
  const text = readFileSync(new URL(file, root), 'utf8')
  const { code = '' } = name === 'agent' ? { code: text } : await minify(text, { module: true, ecma: 2020 })
  parse(code, { ecmaVersion: 2020, sourceType: 'module' }) // newer syntax would stop an old browser: throws
  return { name, file, limit, min: Buffer.byteLength(code), gzip: gzipSync(code).length, brotli: brotliCompressSync(code).length }
}

function report() {
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  } else {
    for (const { name, min, gzip, brotli, limit } of results) {
      const verdict = brotli > limit ? `${brotli - limit} OVER` : `${limit - brotli} left`
      console.log(`${name.padEnd(7)} ${min} minified, ${gzip} gzip, ${brotli} of ${limit} brotli bytes: ${verdict}`)
    }
  }
  process.exitCode = tooLarge.length > 0 ? 1 : 0
}
