import { SelfsameError, start, type Agent, type StartOptions } from '@selfsame/core'
import { getContext, setContext } from 'svelte'

const AGENT = Symbol('selfsame')

/**
 * Gives the components below this one their agent; during component initialisation.
 *
 * @param from options of the agent to start, or an agent that is already running
 */
export function setSelfsame(from: StartOptions | Agent): Agent {
  return setContext(AGENT, 'getState' in from ? from : start(from))
}

/**
 * The agent that a component above set; during component initialisation.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function getSelfsame(): Agent {
  const agent = getContext<Agent | undefined>(AGENT)
  if (!agent) throw new SelfsameError('provider_missing', 'no component above called setSelfsame(...)')
  return agent
}
