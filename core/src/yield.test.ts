import { expect, test } from 'vitest'
import { yieldToPage } from './yield.ts'

test('what follows is another task, and those that wait keep their order', async () => {
  const order: string[] = []
  const turns = ['first', 'second', 'third'].map((name) => yieldToPage().then(() => order.push(name)))
  queueMicrotask(() => order.push('microtask'))
  await Promise.all(turns)
  expect(order).toEqual(['microtask', 'first', 'second', 'third'])
})

test('timers get their turn between two tasks', async () => {
  let fired = false
  setTimeout(() => (fired = true), 1)
  const end = performance.now() + 5000
  while (!fired && performance.now() < end) await yieldToPage()
  expect(fired).toBe(true)
})
