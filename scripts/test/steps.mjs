import { commandStep } from './command-step.mjs'
import { vitestStep } from './vitest-step.mjs'

/** Steps of `npm test`, in order. `needs`: steps that must have passed. `onRequest`: only run where it is named. */
export const STEPS = [
  commandStep({ name: 'setup', title: 'What the tests need on this machine', line: ['node', 'scripts/setup/index.mjs'] }),
  commandStep({ name: 'build', title: 'Build', line: turbo('build') }),
  commandStep({ name: 'lint', title: 'Lint', line: turbo('lint', 'lint:root') }),
  commandStep({ name: 'types', title: 'Types', line: turbo('types', 'types:root') }),
  commandStep({ name: 'check:package', title: 'Packages: publint, are the types wrong', line: turbo('check:package'), needs: ['build'] }),
  commandStep({ name: 'size', title: 'Size budget', line: ['node', 'scripts/size.mjs'], needs: ['build'] }),
  commandStep({ name: 'type-versions', title: 'Types of the packages in older and newer TypeScript', line: ['node', 'scripts/type-versions.mjs'], needs: ['build'] }),
  vitestStep({ name: 'unit', title: 'Unit tests and wrappers', projects: ['unit', 'wrappers*'] }),
  commandStep({ name: 'docs', title: 'Code and links in the documentation', line: ['node', 'scripts/docs/snippets.mjs'], needs: ['build'] }),
  vitestStep({ name: 'server', title: 'Server tests: SQLite, MariaDB, MySQL', projects: ['server'], needs: ['setup', 'build'] }),
  vitestStep({ name: 'core', title: 'Agent in Chromium, Firefox and WebKitGTK', projects: ['core-*'], needs: ['setup'] }),
  vitestStep({ name: 'e2e', title: 'End to end over the examples', projects: ['e2e'], needs: ['setup', 'build'] }),
  commandStep({ name: 'bundle', title: 'Production builds with Next, Nuxt and SvelteKit', line: turbo('bundle', '--concurrency=1'), needs: ['build'], onRequest: true }),
  vitestStep({ name: 'e2e:frameworks', title: 'End to end over the meta-frameworks', projects: ['e2e-frameworks'], needs: ['setup', 'bundle'], onRequest: true }),
  vitestStep({ name: 'security', title: 'Security tests, 20,000 fuzzed requests', projects: ['server'], paths: ['server/src/security'], env: { FUZZ_REQUESTS: '20000' }, needs: ['build'], onRequest: true, minutes: 5 }),
  commandStep({ name: 'setup:faults', title: 'What fault tests need on this machine', line: ['node', 'scripts/setup/index.mjs', '--faults'], onRequest: true }),
  vitestStep({ name: 'faults', title: 'Faults of database, disk, clock and cluster under load', projects: ['faults'], needs: ['setup:faults'], onRequest: true, minutes: 20 }),
  commandStep({ name: 'setup:container', title: 'What the container test needs on this machine', line: ['node', 'scripts/setup/index.mjs', '--container'], onRequest: true }),
  commandStep({ name: 'container', title: 'The container image, built and run', line: ['node', 'scripts/container/index.mjs'], needs: ['setup:container'], onRequest: true }),
  commandStep({ name: 'pack', title: 'Packed packages in a blank project', line: ['node', 'scripts/pack-test/index.mjs'], needs: ['build'] }),
]

/**
 * The named steps and what they need, in order; no name: all but those that are run on request.
 *
 * @throws {RangeError} a name that no step has
 */
export function choose(steps, names) {
  if (names.length === 0) return steps.filter(({ onRequest }) => !onRequest)
  const wanted = new Set()
  const want = (name) => {
    const step = steps.find((candidate) => candidate.name === name)
    if (!step) throw new RangeError(`no such step: ${name}; there are ${steps.map((candidate) => candidate.name).join(', ')}`)
    step.needs.forEach(want)
    wanted.add(step)
  }
  names.forEach(want)
  return steps.filter((step) => wanted.has(step))
}

function turbo(...tasks) {
  return ['turbo', 'run', ...tasks, '--continue', '--output-logs=errors-only']
}
