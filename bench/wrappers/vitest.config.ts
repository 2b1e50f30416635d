/** All wrappers, ours and others, for `npm run bench:wrappers`; the others' failures are results, so they are not in `npm test`. */
import { defineConfig } from 'vitest/config'
import { project, wrapperProjects } from '../../testing/vitest.wrappers.ts'

const others = project('others', ['bench/wrappers/*.test.tsx'])
const ours = wrapperProjects.map((config) => ({ ...config, test: { ...config.test, include: ['integrations/**/cases*.test.{ts,tsx}'] } }))

export default defineConfig({ test: { projects: [...ours, others] } })
