import { expect, it } from 'vitest'
import { signalsText } from './signals-text.ts'

it('tells what fired and what it weighs, what saw nothing, and what failed', () => {
  const reasons = [{ name: 'webdriver-flag', weight: 1, reason: 'It says so.' }, { name: 'evasions', weight: 0.5, reason: 'It hides.' }]
  expect(
    signalsText([
      { name: 'bot', state: 'computed', detectors: reasons },
      { name: 'incognito', state: 'computed', detectors: [] },
      { name: 'vpn', state: 'failed', detectors: [] },
      { name: 'suspect_score', state: 'computed', detectors: [{ name: 'bot', weight: 7, reason: 'bot adds 7.' }] },
    ]),
  ).toEqual([
    '',
    'Signals: detectors that fired, with their weights, each in its signal\'s own unit',
    '  bot            webdriver-flag    1  It says so.',
    '  bot            evasions        0.5  It hides.',
    '  suspect_score  bot               7  bot adds 7.',
    '  no detector fired: incognito',
    '  failed: vpn',
  ])
})

it('says nothing of an event without signals', () => {
  expect(signalsText([])).toEqual([])
})
