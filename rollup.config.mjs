import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import json from '@rollup/plugin-json'
import nodeResolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import typescript from '@rollup/plugin-typescript'
import { dts } from 'rollup-plugin-dts'
import { plainTypes } from './scripts/build/plain-types.mjs'

const AGENT_FILE = './agent.js'
/** A package's main entry, as its other entries import it. */
const MAIN = /(?:^|\/)index\.ts$/

/** Everything under `dist` that a package needs, read from its own package.json: run it in the package's folder. */
export default function buildPackage() {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  const entries = entriesOf(manifest)
  return [
    ...entries.map((entry) => modules(manifest, entry)),
    ...entries.map((entry) => types(manifest, entry)),
    ...(manifest.bin ? [command(manifest)] : []),
    ...(AGENT_FILE in manifest.exports ? [agent()] : []),
  ]
}

/** What `exports` promises: an input each, and the files it becomes; `cjs` only where it is promised. */
function entriesOf({ exports }) {
  return Object.entries(exports).filter(([, conditions]) => typeof conditions === 'object').map(([path, conditions]) => {
    const esm = conditions.import ?? conditions
    const name = basename(esm.default, '.js')
    return { isMain: path === '.', input: `src/${name}.ts`, esm, cjs: conditions.require }
  })
}

/** ES module, and CommonJS. Private workspaces (the contract) are bundled: they are no `dependencies`. */
function modules(manifest, { input, esm, cjs, isMain }) {
  const banner = manifest.peerDependencies?.react ? "'use client'" : ''
  const common = { sourcemap: true, banner, inlineDynamicImports: true }
  return {
    input,
    external: externals(manifest, isMain),
    plugins: sources(),
    onwarn,
    output: [
      { ...common, file: esm.default, format: 'es', paths: mainAs('./index.js') },
      ...(cjs ? [{ ...common, file: cjs.default, format: 'cjs', interop: 'auto', exports: 'named', paths: mainAs('./index.cjs') }] : []),
    ],
  }
}

/** One rolled-up declaration file, once for `import` and once for `require`. */
function types(manifest, { input, esm, cjs, isMain }) {
  return {
    input,
    external: externals(manifest, isMain),
    plugins: [dts({ tsconfig: 'tsconfig.json', compilerOptions: { noEmit: false } }), plainTypes(manifest)],
    onwarn,
    output: [
      { file: esm.types, paths: mainAs('./index.js') },
      ...(cjs ? [{ file: cjs.types, paths: mainAs('./index.cjs') }] : []),
    ],
  }
}

/** Other entries import the main one as it is published: an error's class, or a context, is there once. */
function mainAs(file) {
  return (id) => (MAIN.test(id) ? file : id)
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

/** What stays an import: dependencies, peers, Node itself, and of other entries the package's main one. */
function externals({ dependencies, peerDependencies }, isMain = true) {
  const names = [...Object.keys({ ...dependencies, ...peerDependencies }), ...builtinModules]
  return (id) => id.startsWith('node:') || (!isMain && MAIN.test(id)) || names.some((name) => id === name || id.startsWith(`${name}/`))
}

function onwarn(warning, warn) {
  if (warning.code === 'MODULE_LEVEL_DIRECTIVE') return // rollup drops 'use client'; the banner puts it back
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message)
  warn(warning)
}
