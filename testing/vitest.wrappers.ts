/**
 * The wrappers' tests in jsdom: with the newest React, Vue and Svelte in the project `wrappers`, with others in
 * `wrappers-react-18`, `wrappers-preact` and `wrappers-svelte-4`.
 */
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import type { Alias } from 'vite'
import type { UserWorkspaceConfig } from 'vitest/config'
import { workspaceAliases } from '../scripts/workspace-aliases.mjs'
import { svelte4 } from './src/vite-svelte-4.ts'

const REACT_TESTS = 'integrations/react/**/*.test.{ts,tsx}'
const SVELTE_4_TESTS = 'integrations/**/*.svelte-4.test.ts'
const NOT_OURS = ['**/node_modules/**', '**/dist/**', '**/*.node.test.ts']
/** `use`, and packages that import React themselves. */
const REACT_19_TESTS = '**/*.react-19.test.tsx'

/** One test file a core. The default leaves a core to the main process, which has little to do: of two cores one would idle. */
export const EVERY_CORE = '100%'

const pathOf = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** As an ES module, whose imports the aliases reach. */
const TESTING_LIBRARY: Alias = { find: /^@testing-library\/react$/, replacement: pathOf('node_modules/@testing-library/react/dist/@testing-library/react.esm.js') }

const REACT_18: Alias[] = [TESTING_LIBRARY, { find: /^(react(?:-dom)?)(?=$|\/)/, replacement: pathOf('versions/react-18/node_modules/$1') }]

const PREACT: Alias[] = [
  TESTING_LIBRARY,
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react-dom\/test-utils$/, replacement: 'preact/test-utils' },
  { find: /^react-dom\/(client|server)$/, replacement: 'preact/compat/$1' },
  { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
]

/** @param more what differs from the newest of each framework */
export function project(name: string, include: string[], more: { alias?: Alias[]; inline?: string[]; exclude?: string[] } = {}): UserWorkspaceConfig {
  return {
    root: pathOf(''),
    resolve: { alias: [...workspaceAliases(), ...(more.alias ?? [])] },
    test: {
      name,
      include,
      exclude: [...NOT_OURS, ...(more.exclude ?? [])],
      testTimeout: 30_000,
      environment: 'jsdom',
      maxWorkers: EVERY_CORE,
      server: { deps: { inline: more.inline ?? [] } }, // what imports the framework must see the aliases
    },
  }
}

const newest = project('wrappers', ['integrations/**/*.test.{ts,tsx}'], { exclude: [SVELTE_4_TESTS] })
const fourth = project('wrappers-svelte-4', [SVELTE_4_TESTS], { inline: ['@testing-library/svelte', '@testing-library/svelte-core'] })

export const wrapperProjects: UserWorkspaceConfig[] = [
  { ...newest, plugins: [svelte({ configFile: false }), svelteTesting()] },
  project('wrappers-react-18', [REACT_TESTS], { alias: REACT_18, inline: ['@testing-library/react'], exclude: [REACT_19_TESTS] }),
  project('wrappers-preact', [REACT_TESTS], { alias: PREACT, inline: ['@testing-library/react'], exclude: [REACT_19_TESTS] }),
  { ...fourth, plugins: [svelte4(), svelteTesting()] },
]
