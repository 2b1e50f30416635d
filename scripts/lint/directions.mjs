/**
 * Who may import whom, as architecture.md draws it: contract <- core <- integrations <- examples, contract <- server <- bench.
 *
 * A folder names all that it may import; anything else is an error. ESLint keeps one `no-restricted-imports` a file,
 * the last that matches: inner folders stand below outer ones and say everything again.
 */

const INSIDE = String.raw`\.{1,2}/(?!.*\b(?:contract|core|integrations|server|examples|bench|e2e|testing)/src/)`
/** A file in the folder itself, or below it: does not climb out. */
const BESIDE = String.raw`\./`
const ONE_UP = String.raw`\.{1,2}/(?!\.\./)`
const NODE = 'node:'
const CONTRACT = '@selfsame/contract$'
/** The parts without a validator: they may be bundled into the agent. */
const CONSTANTS = '@selfsame/contract/(?:constants|check)$'
/** Functions of their arguments alone: hashing, reading a user agent. */
const PURE_LIBRARIES = ['node:crypto$', 'bowser$', String.raw`lru\.min$`]
const SERVER_LIBRARIES = '(?:@koa/router|koa|koa-helmet|pino|commander|zod|bowser|maxmind|rate-limiter-flexible|prom-client|@marcbachmann/cel-js|yaml|lru\\.min)(?:$|/)'

const TESTS = ['**/*.test.{ts,tsx,mjs}', '**/*.test-d.ts', '**/test/**', '**/tests/**', '**/*.config.ts', '**/suite.ts', '**/suite/**', '*/src/testing/**']

const FOLDERS = [
  only('contract', ['contract/src/**'], [INSIDE, 'zod$']),
  only('the contract\'s constants, bundled into the agent,', ['contract/src/constants.ts'], [], ['']),
  only('the contract\'s check, bundled into the agent,', ['contract/src/check/**'], [BESIDE]),
  only('core', ['core/src/**'], [INSIDE, CONSTANTS], [CONTRACT]),
  only('@selfsame/react', ['integrations/react/src/**'], [INSIDE, '@selfsame/core$', 'react$']),
  only('@selfsame/vue', ['integrations/vue/src/**'], [INSIDE, '@selfsame/core$', 'vue$', '@nuxt/(?:kit|schema)$']),
  only('@selfsame/svelte', ['integrations/svelte/src/**'], [INSIDE, '@selfsame/core$', 'svelte(?:$|/)']),
  only('an example', ['examples/**'], [INSIDE, NODE, '@selfsame/(?:core|react|vue|svelte)(?:$|/)', '(?!@selfsame/)[@a-z]']),
  only('server', ['server/src/**'], [INSIDE, NODE, CONTRACT, CONSTANTS, SERVER_LIBRARIES]),
  ...['linkage', 'detectors'].flatMap((folder) => pure(folder)),
  ...pure('signals', [String.raw`\.\./detectors/`]),
  only('store', ['server/src/store/**'], [INSIDE, NODE, CONTRACT, CONSTANTS, 'knex$', 'mysql2(?:$|/)', 'better-sqlite3$', 'pino$']),
  only('webhooks', ['server/src/webhooks/**'], [BESIDE, String.raw`\.\./(?:store|secrets)/`, NODE, CONTRACT, 'pino$', 'undici$']),
  only('routes', ['server/src/routes/**'], [String.raw`\.{1,2}/(?!store/|linkage/|detectors/|signals/)`, NODE, CONTRACT, CONSTANTS, SERVER_LIBRARIES], [INSIDE]),
  // Replays histories by the very engine, in memory; everything else of the server it meets over HTTP.
  only('bench', ['bench/**'], [INSIDE, String.raw`\.{1,2}/.*\bserver/src/`, '@selfsame/(?:contract|core|server|testing)(?:$|/)', '(?!@selfsame/)[@a-z]']),
  only('testing', ['testing/**'], [INSIDE, '(?!@selfsame/)[@a-z]']),
  only('e2e', ['e2e/**'], [INSIDE, '@selfsame/testing$', '(?!@selfsame/)[@a-z]']),
]

/** ESLint configs that hold the directions; tests and config files are free to reach for tools. */
export const directions = FOLDERS.map((folder) => ({ ...folder, ignores: TESTS }))

/** Pure folders: no I/O, no clock, no knex, no koa; they import the contract, pure libraries and themselves, and signals also what detectors found. */
function pure(folder, more = []) {
  return [
    only(folder, [`server/src/${folder}/*`], [BESIDE, CONTRACT, CONSTANTS, ...PURE_LIBRARIES, ...more]),
    only(folder, [`server/src/${folder}/*/**`], [ONE_UP, CONTRACT, CONSTANTS, ...PURE_LIBRARIES]),
  ]
}

/**
 * @param {string} who for the message
 * @param {string[]} files globs
 * @param {string[]} values beginnings (regular expressions) of what may be imported
 * @param {string[]} types beginnings of what may be imported by `import type` as well
 * @returns {{ files: string[], rules: import('eslint').Linter.RulesRecord }}
 */
function only(who, files, values, types = []) {
  const message = `${who} must not import this; see scripts/lint/directions.mjs`
  const none = (allowed) => (allowed.length > 0 ? `^(?!${allowed.join('|')})` : '')
  const patterns = [
    { regex: none(values), message, allowTypeImports: types.length > 0 },
    ...(types.length > 0 ? [{ regex: none([...values, ...types]), message }] : []),
  ]
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } }
}
