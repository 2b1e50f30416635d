import esX from 'eslint-plugin-es-x'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { directions } from './scripts/lint/directions.mjs'
import { kebabCase } from './scripts/lint/kebab-case.mjs'
import { namedLikeFile } from './scripts/lint/named-like-file.mjs'

const SCRIPTS = ['**/*.{ts,tsx,mjs,js}']
const TESTS = ['**/*.test.{ts,tsx,mjs}', '**/*.test-d.ts', '**/suite.ts', '**/suite/**']
/** Whose default export another tool reads. */
const DEFAULT_EXPORTS = ['**/*.config.{ts,mjs,js}', 'integrations/vue/src/nuxt.ts']

/** Syntax that house style rules out; `process.env` has its own entry below. */
const FORBIDDEN = [
  { selector: 'TSEnumDeclaration', message: 'No enum: a union of literals, or `as const`.' },
  { selector: 'CatchClause[body.body.length=0]', message: 'No empty catch: handle what you expect, rethrow the rest.' },
]
const DEFAULT_EXPORT = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: "ExportSpecifier[exported.name='default']", message: 'Named exports only.' },
]
const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only main.ts and load-config.ts read the environment.',
}

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.turbo/**', '.cache/**', '**/{.nuxt,.svelte-kit}/**', '**/*.d.ts', '**/*.d.mts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: SCRIPTS,
    plugins: { selfsame: { rules: { 'kebab-case': kebabCase, 'named-like-file': namedLikeFile } } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', 250],
      'max-params': ['error', 4],
      'no-restricted-syntax': ['error', ...FORBIDDEN, ...DEFAULT_EXPORT],
      'no-undef': 'off', // the compiler's
      'prefer-const': 'error',
      'selfsame/kebab-case': 'error',
    },
  },
  { files: SCRIPTS, ignores: TESTS, rules: { 'max-lines-per-function': ['error', 40] } },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node }, rules: { 'no-undef': 'error' } },
  { files: DEFAULT_EXPORTS, rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN] } },
  {
    // These frameworks find pages and routes by the file's name, and take what it exports by default.
    files: ['examples/{next,nuxt,sveltekit}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN], 'selfsame/kebab-case': 'off' },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: [...TESTS, 'server/src/main.ts', 'server/src/config/load-config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN, ...DEFAULT_EXPORT, ENVIRONMENT] },
  },
  {
    files: ['core/src/**/*.ts', 'integrations/*/src/**/*.{ts,tsx}'],
    ignores: TESTS,
    // Chrome 80, Firefox 78, Safari 14. Newer methods of built-ins do not compile: `lib` ends at ES2020.
    extends: [esX.configs['flat/restrict-to-es2020']],
    rules: {
      'no-console': 'error',
      // The compiler writes these in older words.
      'es-x/no-class-instance-fields': 'off',
      'es-x/no-class-static-fields': 'off',
      'es-x/no-logical-assignment-operators': 'off',
      'es-x/no-numeric-separators': 'off',
    },
  },
  {
    // Rules that ask the compiler cost seconds: where a lost promise loses data, they are worth it.
    files: ['{core,server}/src/**/*.ts'],
    ignores: TESTS,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['core/src/sources/*.ts', 'server/src/{detectors,signals}/*.ts', 'server/src/linkage/comparators/*.ts'],
    ignores: [...TESTS, '**/index.ts', '**/source.ts', '**/detector.ts', '**/signal.ts', '**/comparator.ts'],
    rules: { 'selfsame/named-like-file': 'error' },
  },
  ...directions,
)
