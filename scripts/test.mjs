/**
 * `npm test`: everything that must hold, from the machine's set-up to packed packages in a blank project.
 *
 * Last line of stdout: `N passed, N failed`, tests and checks together. Exit 1 where anything failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { root, run } from './run.mjs'
import { vitestStep } from './test/vitest-step.mjs'

const MINUTE = 60_000

/** In order. A step whose `needs` failed cannot say anything: it counts as one failure and is not run. */
const STEPS = [
  command('setup', 'What the tests need on this machine', ['node', 'scripts/setup/index.mjs']),
  command('build', 'Build', turbo('build')),
  command('lint', 'Lint', turbo('lint', 'lint:root')),
  command('types', 'Types', turbo('types', 'types:root')),
  command('check:package', 'Packages: publint, are the types wrong', turbo('check:package'), ['build']),
  command('size', 'Size budget', ['node', 'scripts/size.mjs'], ['build']),
  vitestStep({ name: 'unit', title: 'Unit tests and wrappers', projects: ['unit', 'wrappers'] }),
  vitestStep({ name: 'server', title: 'Server tests: SQLite, MariaDB, MySQL', projects: ['server'], needs: ['build'] }),
  vitestStep({ name: 'core', title: 'Agent in Chromium, Firefox and WebKitGTK', projects: ['core-*'], needs: ['setup'] }),
  vitestStep({ name: 'e2e', title: 'End to end over the examples', projects: ['e2e'], needs: ['setup', 'build'] }),
  command('pack', 'Packed packages in a blank project', ['node', 'scripts/pack-test/index.mjs'], ['build']),
]

const { passed, failed } = await runAll(STEPS)
const summary = `${passed} passed, ${failed} failed`
mkdirSync(`${root}test-results`, { recursive: true })
writeFileSync(`${root}test-results/summary.txt`, `${summary}\n`)
process.exitCode = failed > 0 ? 1 : 0
process.stdout.write(`\n${summary}\n`)

async function runAll(steps) {
  const results = new Map()
  for (const step of steps) {
    console.log(`\n=== ${step.title} ===`)
    const started = Date.now()
    const broken = step.needs.filter((name) => results.get(name)?.failed > 0)
    if (broken.length > 0) console.log(`Not run: needs ${broken.join(', ')}, which failed.`)
    const result = broken.length > 0 ? { passed: 0, failed: 1 } : await step.run()
    results.set(step.name, result)
    console.log(`--- ${step.name}: ${result.passed} passed, ${result.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`)
  }
  return total([...results.values()])
}

function total(results) {
  const sum = (key) => results.reduce((all, result) => all + result[key], 0)
  return { passed: sum('passed'), failed: sum('failed') }
}

/**
 * A step that is one check: it passes when its command exits with 0.
 *
 * @param {string} name
 * @param {string} title
 * @param {string[]} line program and arguments
 * @param {string[]} needs
 */
function command(name, title, [program = '', ...args], needs = []) {
  const check = async () => {
    const { code, timedOut } = await run(program, args, { timeout: 8 * MINUTE })
    if (timedOut) console.log(`Stopped after ${8} minutes.`)
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  }
  return { name, title, needs, run: check }
}

function turbo(...tasks) {
  return ['turbo', 'run', ...tasks, '--continue', '--output-logs=errors-only']
}
