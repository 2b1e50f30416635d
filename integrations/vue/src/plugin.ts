import { SelfsameError, start, type Agent, type StartOptions } from '@selfsame/core'
import { inject, type InjectionKey, type Plugin } from 'vue'

declare module 'vue' {
  interface ComponentCustomProperties {
    /** The agent that `createSelfsame` gave the app. */
    $selfsame: Agent
  }
}

const AGENT: InjectionKey<Agent> = Symbol('selfsame')

/**
 * The plugin that gives an app its agent: `app.use(createSelfsame({ apiKey }))`.
 *
 * @param from options of the agent to start, or an agent that is already running
 */
export function createSelfsame(from: StartOptions | Agent): Plugin {
  return {
    install(app) {
      const agent = 'getState' in from ? from : start(from)
      app.provide(AGENT, agent)
      app.config.globalProperties.$selfsame = agent
    },
  }
}

/**
 * The app's agent; in `setup`.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useSelfsame(): Agent {
  const agent = inject(AGENT, undefined)
  if (!agent) throw new SelfsameError('provider_missing', 'the app lacks app.use(createSelfsame(...))')
  return agent
}
