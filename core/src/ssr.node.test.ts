import { expect, test } from 'vitest'
import { SelfsameError, start } from './index.ts'

test('on a server the agent is inert', async () => {
  const agent = start({ apiKey: 'pk_test', consent: 'required' })
  const state = agent.getState()
  expect(state).toEqual({ status: 'idle' })
  agent.grantConsent()
  agent.revokeConsent()
  agent.subscribe(() => expect.unreachable())()
  expect(agent.getState()).toBe(state)
  await expect(agent.get()).rejects.toBeInstanceOf(SelfsameError)
  await expect(agent.collect()).rejects.toMatchObject({ code: 'network_connection', message: expect.stringContaining('browser') })
})
