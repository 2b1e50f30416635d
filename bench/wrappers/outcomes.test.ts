import { expect, test } from 'vitest'
import { outcomesOf } from './outcomes.ts'

const report = (...tests: [group: string, title: string, status: string][]) => ({
  testResults: [{ assertionResults: tests.map(([group, title, status]) => ({ ancestorTitles: [group], title, status })) }],
})

test('a wrapper passes where it does with every version of its framework', () => {
  const outcomeOf = outcomesOf(
    report(
      ['selfsameSvelte', 'hydrate', 'passed'],
      ['selfsameSvelte, runes', 'hydrate', 'failed'],
      ['selfsameSvelte', 'ssr-render', 'passed'],
      ['selfsameSvelte, runes', 'ssr-render', 'passed'],
      ['selfsameSvelte', 'strict-mode', 'skipped'],
      ['fingerprintReact', 'hydrate', 'passed'],
    ),
  )
  expect(outcomeOf('selfsameSvelte', 'hydrate')).toBe('fail')
  expect(outcomeOf('selfsameSvelte', 'ssr-render')).toBe('pass')
  expect(outcomeOf('selfsameSvelte', 'strict-mode')).toBe('n/a')
  expect(outcomeOf('fingerprintReact', 'hydrate')).toBe('pass')
})

test('a case that did not run is no result', () => {
  expect(() => outcomesOf(report())('selfsameVue', 'hydrate')).toThrow('selfsameVue: the case hydrate did not run')
})
