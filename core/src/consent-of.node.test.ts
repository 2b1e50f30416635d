import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { consentOf } from './consent-of.ts'
import { fakeAgent } from './testing/fake-agent.ts'

beforeEach(() => vi.stubGlobal('window', {}))
afterEach(() => vi.unstubAllGlobals())

it('tells a banner what the visitor has said', () => {
  const consent = consentOf(fakeAgent('required').agent)
  const listener = vi.fn()
  const stop = consent.subscribe(listener)
  const seen = [consent.getState()]
  for (const act of [consent.grant, consent.revoke, consent.revoke, consent.grant]) {
    act()
    seen.push(consent.getState())
  }
  expect(seen).toEqual(['awaiting', 'granted', 'revoked', 'revoked', 'granted'])
  expect(listener).toHaveBeenCalledTimes(3)
  stop()
  consent.revoke()
  expect(listener).toHaveBeenCalledTimes(3)
})

it('knows a visitor who declines from one who has not answered', () => {
  const { agent } = fakeAgent('required')
  consentOf(agent).revoke()
  expect(consentOf(agent).getState()).toBe('revoked')
})

it('follows what is said to the agent itself', () => {
  const { agent } = fakeAgent()
  const consent = consentOf(agent)
  expect(consent.getState()).toBe('granted')
  agent.revokeConsent()
  expect(consent.getState()).toBe('revoked')
})

it('knows nothing on a server', () => {
  vi.unstubAllGlobals()
  const consent = consentOf(fakeAgent('required').agent)
  consent.revoke()
  expect(consent.getState()).toBe('unknown')
})
