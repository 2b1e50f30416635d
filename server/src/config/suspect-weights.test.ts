import { expect, it } from 'vitest'
import { DEFAULT_SUSPECT_WEIGHTS } from '../signals/index.ts'
import { suspectWeights } from './suspect-weights.ts'

const problems = (text: string) => suspectWeights().safeParse(text).error?.issues.map(({ message }) => message)

it('are the defaults but for what is named', () => {
  expect(suspectWeights().parse('')).toEqual(DEFAULT_SUSPECT_WEIGHTS)
  expect(suspectWeights().parse('incognito=0, rare_device=2.5')).toEqual({ ...DEFAULT_SUSPECT_WEIGHTS, incognito: 0, rare_device: 2.5 })
})

it.each([
  ['incognitto=1', 'incognitto can have no weight; did you mean incognito?'],
  ['something_else=1', expect.stringMatching(/^something_else can have no weight: expected one of bot, /)],
  ['bot', expect.stringMatching(/^expected names and weights/)],
  ['bot=-1', expect.stringMatching(/^expected names and weights/)],
  ['bot=1001', expect.stringMatching(/^expected names and weights/)],
])('%s is told', (text, problem) => {
  expect(problems(text)).toEqual([problem])
})
