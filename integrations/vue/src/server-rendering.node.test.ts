import { expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createSelfsame, useSelfsame, useVisitorData } from './index.ts'

it('renders without a window: idle, no request, no throw', async () => {
  const visitor = {
    setup() {
      const { status, isLoading } = useVisitorData({ linkedId: 'one' })
      const agent = useSelfsame()
      return () => `${status.value} ${isLoading.value} ${agent.getState().status}`
    },
  }
  const app = createSSRApp(visitor).use(createSelfsame({ apiKey: 'pk_test', endpoint: 'http://127.0.0.1:9/s' }))
  expect(await renderToString(app)).toBe('idle false idle')
})
