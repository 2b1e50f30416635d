import { expect, it } from 'vitest'
import { parseOptions } from './options.ts'

const KNOWN = ['selfsame', 'exactHash']
const problems = (...args: string[]) => parseOptions(args, KNOWN).problems

it('has the population of the goals by default', () => {
  const { browsers, visits, days, seeds, network } = parseOptions([], KNOWN)
  expect({ browsers, visits, days, seeds, network }).toEqual({ browsers: 2000, visits: 12, days: 180, seeds: [101, 102, 103], network: true })
})

it('says what it cannot do', () => {
  expect(problems('--browsers', '0', '--seeds', '1,x')).toEqual(['--browsers takes a whole number from 1', '--seeds takes whole numbers from 1 with commas between'])
  expect(problems('--matchers', 'selfsame,other')).toEqual(['no matcher other; there are selfsame, exactHash'])
  expect(problems('--restless', '0')).toEqual(['--restless takes a number above 0'])
  expect(problems('--restless', '5', '--vary')).toEqual(['--vary and --restless do not go together'])
  expect(problems('--population', 'h.jsonl')).toEqual(['--population FILE and --out FILE go together'])
  expect(() => parseOptions(['--frob'], KNOWN)).toThrow(TypeError)
})
