import { start } from '@selfsame/core'
import { afterEach, expect, it } from 'vitest'
import { createSSRApp, defineComponent, h, nextTick } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { identifyEndpoint } from '../../../testing/src/identify-endpoint.ts'
import { listenToConsole } from '../../../testing/src/wrapper-cases/console.ts'
import { withoutWindow } from '../../../testing/src/wrapper-cases/without-window.ts'
import { createSelfsame, useConsent, useVisitorData } from './index.ts'

afterEach(() => document.body.replaceChildren())

const Visitor = defineComponent({
  setup() {
    const { status, data } = useVisitorData()
    const consent = useConsent()
    return () => h('p', `${consent.status.value} ${data.value?.eventId ?? status.value}`)
  },
})

/** Takes over what a server rendered, on a page whose agent knows more than the server did. */
async function hydrate(agent: ReturnType<typeof start>) {
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = await withoutWindow(() => renderToString(createSSRApp(Visitor).use(createSelfsame({ apiKey: 'pk_test' }))))
  expect(container.textContent).toBe('unknown idle')
  const app = createSSRApp(Visitor).use(createSelfsame(agent))
  app.mount(container)
  await nextTick()
  return { container, unmount: () => app.unmount() }
}

it('takes over without a mismatch where consent is awaited', async () => {
  using said = listenToConsole()
  const { container, unmount } = await hydrate(start({ apiKey: 'pk_test', consent: 'required' }))
  expect(container.textContent).toBe('awaiting awaiting-consent')
  unmount()
  expect(said.problems).toEqual([])
})

it('takes over without a mismatch where the answer is there already', async () => {
  await using endpoint = await identifyEndpoint()
  const agent = start({ apiKey: 'pk_test', endpoint: endpoint.url, sources: { include: ['timeZone'] } })
  await agent.get()
  using said = listenToConsole()
  const { container, unmount } = await hydrate(agent)
  expect(container.textContent).toBe('granted 1700000000000.000001')
  unmount()
  expect(said.problems).toEqual([])
  expect(endpoint.requests).toHaveLength(1)
})
