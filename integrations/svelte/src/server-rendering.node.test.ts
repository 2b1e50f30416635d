import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { get } from 'svelte/store'
import { expect, it } from 'vitest'
import { getSelfsame, setSelfsame, useVisitorData } from './index.ts'

it('renders without a window: idle, no request, no throw', () => {
  let shown = ''
  const visitor = () => {
    setSelfsame({ apiKey: 'pk_test', endpoint: 'http://127.0.0.1:9/s' })
    const { status, isLoading } = get(useVisitorData({ linkedId: 'one' }))
    shown = `${status} ${isLoading} ${getSelfsame().getState().status}`
  }
  // what the compiler makes of a component: a function that is called with the output
  void render(visitor as unknown as Component).body
  expect(shown).toBe('idle false idle')
})
