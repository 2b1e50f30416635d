import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { codecs } from './codecs.ts'

test('one letter a type; every browser plays Opus in WebM', () => {
  const answers = codecs(window)
  expect(answers).toEqual({ state: 'ok', value: expect.stringMatching(/^[pm-]{20}$/) })
  expect(answers).toMatchObject({ value: expect.stringMatching(/^.{9}p/) })
})

test('probably, maybe and no are told apart', () => {
  const answers: Record<string, string> = { 'audio/mpeg': 'maybe', 'video/webm; codecs="vp8"': 'probably' }
  const page = fakeWindow({ document: { createElement: () => ({ canPlayType: (type: string) => answers[type] ?? '' }) } })
  expect(codecs(page)).toEqual({ state: 'ok', value: '--m------------p----' })
})
