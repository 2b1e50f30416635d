'use client'

import { SelfsameError, type Agent } from '@selfsame/core'
import { useContext } from 'react'
import { AgentContext } from './agent-context.ts'

/**
 * The agent of the provider above.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useSelfsame(): Agent {
  const agent = useContext(AgentContext)
  if (!agent) throw new SelfsameError('provider_missing', '<SelfsameProvider> is missing above this component')
  return agent
}
