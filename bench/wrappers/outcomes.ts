import type { CaseName } from '@selfsame/testing/wrapper-cases'
import type { Subject } from './subjects.ts'

export type Outcome = 'pass' | 'fail' | 'n/a'

/** What is read of vitest's JSON report. */
export interface VitestReport {
  testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[]
}

/**
 * How each wrapper did. Its tests are in groups named after it, one for each version of its framework
 * (`selfsameSvelte, runes`): `fail` where one of them fails, `n/a` where the case was skipped in all.
 *
 * @throws {Error} from the function it gives: a case that did not run
 */
export function outcomesOf({ testResults }: VitestReport): (subject: Subject, name: CaseName) => Outcome {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  return (subject, name) => {
    const mine = tests.filter(({ ancestorTitles: [group = ''], title }) => title === name && group.split(',')[0] === subject)
    if (mine.length === 0) throw new Error(`${subject}: the case ${name} did not run`)
    if (mine.some(({ status }) => status === 'failed')) return 'fail'
    return mine.every(({ status }) => status !== 'passed') ? 'n/a' : 'pass'
  }
}
