/**
 * `npm test`: everything that must hold, from the machine's set-up to packed packages in a blank project.
 * `node scripts/test.mjs server e2e`: these steps, and what they need.
 *
 * Last line of stdout: `N passed, N failed`, tests and checks together; with `--json` stdout is one document,
 * `{ passed, failed, steps: { [name]: { passed, failed, seconds } } }`, and all else goes to stderr. Exit 1 where anything failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { endWithNpm, root } from './run.mjs'
import { choose, STEPS } from './test/steps.mjs'

const names = process.argv.slice(2).filter((argument) => argument !== '--json')
const json = process.argv.includes('--json')
/** @type {'stdout' | 'stderr'} */
const stream = json ? 'stderr' : 'stdout'

endWithNpm()
const steps = await runAll(choose(STEPS, names))
const passed = sum('passed')
const failed = sum('failed')
const summary = `${passed} passed, ${failed} failed`
mkdirSync(`${root}test-results`, { recursive: true })
writeFileSync(`${root}test-results/summary.txt`, `${summary}\n`)
process.exitCode = failed > 0 ? 1 : 0
process.stdout.write(json ? `${JSON.stringify({ passed, failed, steps }, null, 2)}\n` : `\n${summary}\n`)

/** A step whose `needs` failed cannot say anything: it counts as one failure and is not run. */
async function runAll(chosen) {
  const results = {}
  for (const { name, title, needs, run } of chosen) {
    say(`\n=== ${title} ===`)
    const started = Date.now()
    const broken = needs.filter((need) => results[need]?.failed > 0)
    if (broken.length > 0) say(`Not run: needs ${broken.join(', ')}, which failed.`)
    const counts = broken.length > 0 ? { passed: 0, failed: 1 } : await run({ say, stream })
    const seconds = Math.round((Date.now() - started) / 1000)
    results[name] = { ...counts, seconds }
    say(`--- ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  }
  return results
}

function sum(key) {
  return Object.values(steps).reduce((all, step) => all + step[key], 0)
}

function say(line) {
  process[stream].write(`${line}\n`)
}
