import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import json from '@rollup/plugin-json'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import typescript from '@rollup/plugin-typescript'
import { dts } from 'rollup-plugin-dts'
import { plainTypes } from './scripts/build/plain-types.mjs'

const AGENT_FILE = './agent.js'

/** Everything under `dist` that a package needs, read from its own package.json: run it in the package's folder. */
export default function buildPackage() {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  return [
    modules(manifest),
    types(manifest),
    ...(manifest.bin ? [command(manifest)] : []),
    ...(AGENT_FILE in manifest.exports ? [agent()] : []),
  ]
}

/** `index.js` and `index.cjs`. Private workspaces (the contract) are bundled: they are no `dependencies`. */
function modules(manifest) {
  const banner = manifest.peerDependencies?.react ? "'use client'" : ''
  return {
    input: 'src/index.ts',
    external: externals(manifest),
    plugins: sources(),
    onwarn,
    output: [
      { file: 'dist/index.js', format: 'es', sourcemap: true, banner, inlineDynamicImports: true },
      { file: 'dist/index.cjs', format: 'cjs', interop: 'auto', sourcemap: true, banner, exports: 'named', inlineDynamicImports: true },
    ],
  }
}

/** One rolled-up declaration file, once for `import` and once for `require`. */
function types(manifest) {
  return {
    input: 'src/index.ts',
    external: externals(manifest),
    plugins: [dts({ tsconfig: 'tsconfig.json', compilerOptions: { noEmit: false } }), plainTypes(manifest)],
    onwarn,
    output: [{ file: 'dist/index.d.ts' }, { file: 'dist/index.d.cts' }],
  }
}

/**
 * The package's command. Chunks, not one file: `cli.ts` looks at Node's version before it imports the rest, since
 * better-sqlite3 takes an old Node down at load.
 */
function command(manifest) {
  return {
    input: 'src/cli.ts',
    external: externals(manifest),
    plugins: sources(),
    onwarn,
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'cli-[name].js',
    },
  }
}

/** The agent for `<script>`: global `Selfsame`, its size is the budget of `npm run size`. */
function agent() {
  return {
    input: 'src/iife.ts',
    plugins: [...sources(), terser(AGENT_MINIFY)],
    onwarn,
    output: { file: 'dist/agent.js', format: 'iife', name: 'Selfsame', exports: 'named', sourcemap: 'hidden' },
  }
}

/**
 * Nothing marked unsafe: a saved byte is not worth a changed value.
 *
 * @type {import('@rollup/plugin-terser').Options}
 */
const AGENT_MINIFY = {
  ecma: 2020,
  compress: { passes: 3, keep_fargs: false, pure_getters: false },
  format: { comments: false },
}

/** Types are checked by the `types` task; here they are only stripped. */
function sources() {
  return [
    json({ preferConst: true, compact: true }),
    nodeResolve(),
    typescript({
      tsconfig: 'tsconfig.json',
      compilerOptions: { noEmit: false, noCheck: true, sourceMap: true, allowJs: false },
      filterRoot: false,
    }),
  ]
}

/** What stays an import: dependencies, peers, and Node itself. */
function externals({ dependencies, peerDependencies }) {
  const names = [...Object.keys({ ...dependencies, ...peerDependencies }), ...builtinModules]
  return (id) => id.startsWith('node:') || names.some((name) => id === name || id.startsWith(`${name}/`))
}

function onwarn(warning, warn) {
  if (warning.code === 'MODULE_LEVEL_DIRECTIVE') return // rollup drops 'use client'; the banner puts it back
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message)
  warn(warning)
}
