import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, it } from 'vitest'
import { MARKS } from '../pages/cold-page.ts'
import { longestTask } from './longest-task.ts'

const task = (ts: number, dur: number, thread = { pid: 1, tid: 1 }) => ({ name: 'ThreadControllerImpl::RunTask', ph: 'X', ts, dur, ...thread })
const mark = (name: string, ts: number) => ({ name, ph: 'I', ts, pid: 1, tid: 1 })

function traced(traceEvents: object[]): string {
  const file = join(tempDir('trace-test').path, 'trace.json')
  writeFileSync(file, JSON.stringify({ traceEvents }))
  return file
}

it('is the longest task of the marked thread, within the marks', () => {
  const file = traced([
    task(0, 500_000), // before
    mark(MARKS.start, 600_000),
    task(610_000, 20_000),
    task(640_000, 35_000),
    task(640_000, 90_000, { pid: 2, tid: 1 }), // another process
    mark(MARKS.end, 700_000),
    task(690_000, 200_000), // its first 10 ms are within
  ])
  expect(longestTask(file)).toBe(35)
})

it('refuses a trace without marks', () => {
  expect(() => longestTask(traced([task(0, 1)]))).toThrow(/no marks/)
})
