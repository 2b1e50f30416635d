import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'
import { workspaceAliases } from './scripts/workspace-aliases.mjs'

const resolve = { alias: workspaceAliases() }
const browserTests = '**/*.browser.test.ts'
const databaseTests = 'testing/src/databases/**/*.test.ts'

export default defineConfig({
  test: {
    projects: [
      './testing/vitest.core.config.ts', // core-chromium, core-firefox
      './testing/vitest.core-webkit.config.ts', // core-webkit
      {
        resolve,
        test: {
          name: 'unit',
          testTimeout: 30_000,
          environment: 'node',
          include: ['{contract,testing,bench,scripts,examples}/**/*.test.{ts,mjs}', '{core,integrations}/**/*.node.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', browserTests, databaseTests],
        },
      },
      {
        resolve,
        test: {
          name: 'server',
          environment: 'node',
          include: ['server/**/*.test.ts', databaseTests],
          globalSetup: './testing/src/databases/vitest-servers.ts', // starts a database when a test asks for one
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        plugins: [svelte(), svelteTesting()],
        test: {
          name: 'wrappers',
          testTimeout: 30_000,
          environment: 'jsdom',
          include: ['integrations/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.node.test.ts'],
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.test.ts', browserTests],
          exclude: ['**/node_modules/**'],
          testTimeout: 90_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
