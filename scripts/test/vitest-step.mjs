import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, run } from '../run.mjs'

/** A hanging browser must not hold up the report; four times what the longest takes where nothing else runs. */
const TIMEOUT_MINUTES = 16

/**
 * A step of `npm test` that runs vitest projects and counts their tests.
 *
 * @param {{ name: string, title: string, projects: string[], paths?: string[], env?: Record<string, string>, needs?: string[], onRequest?: boolean,
 *   minutes?: number }} step paths: where its files begin; none: all of the projects
 */
export function vitestStep({ name, title, needs = [], onRequest = false, ...what }) {
  return { name, title, needs, onRequest, run: (report) => runProjects(what, report) }
}

/**
 * @param {{ projects: string[], paths?: string[], env?: Record<string, string>, minutes?: number }} what
 * @param {{ say: (line: string) => void, stream: 'stdout' | 'stderr' }} report
 */
async function runProjects({ projects, paths = [], env = {}, minutes = TIMEOUT_MINUTES }, { say, stream }) {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-vitest-'))
  const report = join(folder, 'report.json')
  try {
    const selection = projects.map((project) => `--project=${project}`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code, timedOut } = await run('vitest', ['run', ...paths, ...selection, ...reporters], { env: { ...environment, ...env }, timeout: minutes * 60_000, stdout: stream })
    if (timedOut) say(`Stopped after ${minutes} minutes.`)
    return count(report, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that failed without a failed test (a file that does not load, an error outside of tests) is one failure. */
function count(report, code) {
  const { passed, failed } = readCounts(report)
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length }
  } catch (error) {
    if (error.code !== 'ENOENT') throw error // ENOENT: vitest ended before it could report
    return { passed: 0, failed: 0 }
  }
}
