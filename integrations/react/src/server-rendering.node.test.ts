import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SelfsameProvider, useSelfsame, useVisitorData } from './index.ts'

function Visitor() {
  const { status, isLoading } = useVisitorData({ linkedId: 'one' })
  return `${status} ${isLoading} ${useSelfsame().getState().status}`
}

it('renders without a window: idle, no request, no throw', () => {
  const page = createElement(SelfsameProvider, { options: { apiKey: 'pk_test', endpoint: 'http://127.0.0.1:9/s' } }, createElement(Visitor))
  expect(renderToString(page)).toBe('idle false idle')
})
