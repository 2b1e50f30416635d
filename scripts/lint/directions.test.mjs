import { ESLint } from 'eslint'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const cwd = fileURLToPath(new URL('../../', import.meta.url))
// The files are made up, so the compiler cannot be asked about them.
const eslint = new ESLint({
  cwd,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/switch-exhaustiveness-check': 'off' },
  },
})
const CONTRACT_VALUE = "import { a } from '@selfsame/contract'"
const CONTRACT_TYPE = "import type { A } from '@selfsame/contract'"

const allowed = [
  ['core/src/x.ts', CONTRACT_TYPE],
  ['core/src/x.ts', "import { a } from '@selfsame/contract/constants'"],
  ['core/src/x.ts', "import { a } from '@selfsame/contract/check'"],
  ['contract/src/constants.ts', "import type { A } from './errors.ts'"],
  ['server/src/app.ts', "import { a } from './store/store.ts'"],
  ['server/src/store/x.ts', "import { a } from 'knex'"],
  ['server/src/linkage/comparators/x.ts', "import { a } from '../levels.ts'"],
  ['server/src/routes/x.ts', "import type { A } from '../store/store.ts'"],
  ['integrations/react/src/x.tsx', "import { a } from '@selfsame/core'"],
  ['bench/src/x.ts', "import { a } from '@selfsame/server'"],
]

const forbidden = [
  ['core/src/x.ts', CONTRACT_VALUE],
  ['core/src/x.ts', "import { type A, b } from '@selfsame/contract'"],
  ['core/src/x.ts', "import { a } from '@selfsame/server'"],
  ['core/src/x.ts', "import { a } from '../../server/src/app.ts'"],
  ['contract/src/constants.ts', "import { a } from 'zod'"],
  ['contract/src/check/x.ts', "import { a } from '../components.ts'"],
  ['contract/src/x.ts', "import { a } from 'node:fs'"],
  ['server/src/app.ts', "import { a } from 'knex'"],
  ['server/src/app.ts', "import { a } from '@selfsame/core'"],
  ['server/src/linkage/x.ts', "import { a } from '../store/store.ts'"],
  ['server/src/linkage/x.ts', "import { a } from 'node:fs'"],
  ['server/src/linkage/comparators/x.ts', "import { a } from '../../store/store.ts'"],
  ['server/src/routes/x.ts', "import { a } from '../store/store.ts'"],
  ['server/src/webhooks/x.ts', "import { a } from '../identify.ts'"],
  ['integrations/react/src/x.tsx', CONTRACT_VALUE],
  ['integrations/vue/src/x.ts', "import { a } from 'react'"],
  ['examples/react/src/x.tsx', "import { a } from '@selfsame/server'"],
  ['e2e/src/x.ts', "import { a } from '@selfsame/server'"],
]

test.each(allowed)('%s may say: %s', async (file, line) => {
  expect(await complaints(file, line)).toEqual([])
})

test.each(forbidden)('%s must not say: %s', async (file, line) => {
  expect(await complaints(file, line)).not.toEqual([])
})

async function complaints(file, line) {
  const [result = { messages: [] }] = await eslint.lintText(`${line}\n`, { filePath: cwd + file })
  return result.messages
    .filter(({ ruleId }) => ruleId === '@typescript-eslint/no-restricted-imports')
    .map(({ message }) => message)
}
