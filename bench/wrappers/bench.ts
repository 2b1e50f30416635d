import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startProcess, tempDir, within } from '@selfsame/testing'
import { CASE_NAMES, type CaseName } from '@selfsame/testing/wrapper-cases'
import { say } from '../src/report.ts'
import { outcomesOf, type Outcome, type VitestReport } from './outcomes.ts'
import type { Subject } from './subjects.ts'

export interface WrappersResult {
  cases: ({ name: CaseName } & Record<Subject, Outcome>)[]
}

/** A minute on two free cores. */
const TIMEOUT_MS = 600_000

const CONFIG = fileURLToPath(new URL('vitest.config.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs')

/**
 * Runs the cases with every wrapper. A wrapper that is tried with several versions of its framework passes where it
 * does with all of them.
 *
 * @throws {Error} a case that did not run
 */
export async function benchWrappers(): Promise<WrappersResult> {
  using folder = tempDir('wrappers')
  const file = join(folder.path, 'report.json')
  const args = [VITEST, 'run', '--config', CONFIG, '--reporter=json', `--outputFile=${file}`]
  say('Running the cases with every wrapper ...')
  await using vitest = await startProcess(process.execPath, { args, cwd: ROOT })
  await within(vitest.exited, TIMEOUT_MS, 'the cases', vitest.output) // with 1 where a case fails, which is a result
  const outcomeOf = outcomesOf(readReport(file, vitest.output))
  return {
    cases: CASE_NAMES.map((name) => ({
      name,
      selfsameReact: outcomeOf('selfsameReact', name),
      selfsameVue: outcomeOf('selfsameVue', name),
      selfsameSvelte: outcomeOf('selfsameSvelte', name),
      fingerprintReact: outcomeOf('fingerprintReact', name),
      fingerprintjsProReact: outcomeOf('fingerprintjsProReact', name),
    })),
  }
}

function readReport(file: string, output: () => string): VitestReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`vitest left no report\n${output()}`, { cause })
  }
}
