import { identifyRequestSchema, MAX_BODY_BYTES, componentNames } from '@selfsame/contract'
import { expect, test } from 'vitest'
import { start } from './agent.ts'
import { options, server } from './testing/endpoint.ts'

test('what a real browser sends is what the contract takes', async () => {
  const request = await start(options(server(), { sources: { also: ['worker'] }, consent: 'granted' })).collect({ tag: { cart: 3 }, linkedId: 'x' })
  const body = JSON.stringify(request)

  const parsed = identifyRequestSchema.safeParse(JSON.parse(body))
  expect(parsed.error?.issues ?? []).toEqual([])
  expect(Object.keys(request.components).sort()).toEqual([...componentNames].sort())
  expect(new TextEncoder().encode(body).length).toBeLessThan(MAX_BODY_BYTES / 4)
})

test('most components have a value, and none fails or stays late', async () => {
  const agent = start(options(server(), { sources: { also: ['worker'] } }))
  const without = async () => {
    const { components } = await agent.collect()
    return componentNames.filter((name) => ['failed', 'timeout'].includes(components[name]?.state ?? 'failed'))
  }
  await expect.poll(without, { timeout: 10_000 }).toEqual([])
  const { components } = await agent.collect()
  expect(componentNames.filter((name) => components[name]?.state === 'ok').length).toBeGreaterThan(40)
})
