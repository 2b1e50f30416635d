import { defineConfig } from 'vitest/config'
import { workspaceAliases } from './scripts/workspace-aliases.mjs'
import { fileOrder } from './testing/src/longest-first.ts'
import { EVERY_CORE, wrapperProjects } from './testing/vitest.wrappers.ts'

const resolve = { alias: workspaceAliases() }
const browserTests = '**/*.browser.test.ts'
const faultTests = 'server/src/faults/**/*.faults.test.ts'
const databaseTests = 'testing/src/databases/**/*.test.ts'

/** Cold browsers and servers, on two cores. */
const PATIENT = { testTimeout: 90_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    sequence: fileOrder(process.argv), // --sequence.shuffle has its own
    projects: [
      './testing/vitest.core.config.ts', // core-chromium, core-firefox
      './testing/vitest.core-webkit.config.ts', // core-webkit
      {
        resolve,
        test: {
          name: 'unit',
          maxWorkers: EVERY_CORE,
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
          maxWorkers: EVERY_CORE,
          environment: 'node',
          include: ['server/**/*.test.ts', databaseTests],
          globalSetup: './testing/src/databases/vitest-servers.ts', // starts a database when a test asks for one
          exclude: ['**/node_modules/**', '**/dist/**', faultTests],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve,
        test: {
          name: 'faults',
          environment: 'node',
          include: [faultTests, 'server/src/faults/kill.test.ts'], // the short one, which `server` has too
          globalSetup: './testing/src/databases/vitest-servers.ts',
          fileParallelism: false, // each is about what happens under a load of its own
          hookTimeout: 120_000,
        },
      },
      ...wrapperProjects, // wrappers, and of them react-18, preact, svelte-4
      {
        resolve,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/*.test.ts', browserTests],
          exclude: ['**/node_modules/**'],
          maxWorkers: EVERY_CORE, // they wait for browsers most of the time
          ...PATIENT,
        },
      },
      { resolve, test: { name: 'e2e-frameworks', environment: 'node', include: ['e2e/frameworks/*.test.ts'], fileParallelism: false, ...PATIENT } },
    ],
  },
})
