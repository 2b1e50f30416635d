import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { root } from '../run.mjs'

/** In the repository, so that packages are found as in any folder of it; git and lint pass it by. */
const FOLDER = `${root}.cache/snippets/`
/** What snippets import from beside them: an app's own component. */
const STUBS = fileURLToPath(new URL('./stubs/', import.meta.url))

const OPTIONS = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  types: ['node'],
  jsx: 'react-jsx',
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  allowJs: true,
  allowImportingTsExtensions: true,
  noEmit: true,
}
const PREACT = {
  jsxImportSource: 'preact',
  paths: Object.fromEntries(
    ['compat', 'jsx-runtime'].map((part) => [part === 'compat' ? 'react' : 'react/jsx-runtime', [`${root}node_modules/preact/${part}`]]),
  ),
}

const OF_COMPILER = /^(?<file>[^(\s]+)\((?<row>\d+),\d+\): error (?<words>.*)$/

/** Which compiler looks at what. `problem`: a line of its output that tells of one; of files of others it tells nothing. */
export const PROJECTS = {
  main: { compiler: ['vue-tsc', '--noEmit', '--pretty', 'false', '-p', '.'], options: OPTIONS, problem: OF_COMPILER },
  preact: { compiler: ['tsc', '--noEmit', '--pretty', 'false', '-p', '.'], options: { ...OPTIONS, ...PREACT }, problem: OF_COMPILER },
  /** Without types, as such blocks are written. */
  js: {
    compiler: ['tsc', '--noEmit', '--pretty', 'false', '-p', '.'],
    options: { ...OPTIONS, checkJs: true, strict: false },
    problem: OF_COMPILER,
  },
  svelte: {
    compiler: ['svelte-check', '--output', 'machine', '--tsconfig', './tsconfig.json'],
    options: { ...OPTIONS, checkJs: true },
    problem: /^\d+ ERROR "(?<file>[^"]+)" (?<row>\d+):\d+ "(?<words>.*)"$/,
  },
}

export function projectOf({ page, language }) {
  if (language === 'svelte') return 'svelte'
  if (language === 'js') return 'js'
  return page.includes('preact') ? 'preact' : 'main'
}

/** @returns {string} the folder, with the snippets, the stubs and a tsconfig.json in it and nothing else */
export function writeProject(name, snippets) {
  const folder = `${FOLDER}${name}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(STUBS, folder, { recursive: true })
  const config = { compilerOptions: PROJECTS[name].options, include: ['*'] }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config, null, 2))
  for (const { file, extension, code } of snippets) writeFileSync(`${folder}/${file}`, /^[jt]s/.test(extension) ? `${code}\nexport {}\n` : code)
  return folder
}
