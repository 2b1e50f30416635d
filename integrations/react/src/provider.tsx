'use client'

import { start, type Agent, type StartOptions } from '@selfsame/core'
import { useState, type ReactNode } from 'react'
import { AgentContext } from './agent-context.ts'

export type SelfsameProviderProps = { children?: ReactNode } & (
  | {
      /** Of the agent to start. Compared by content: the same options in a new object start nothing. */
      options: StartOptions
      agent?: never
    }
  | {
      /** An agent that is already running, for instance one that a `<script>` started. */
      agent: Agent
      options?: never
    }
)

/** Gives the components below it one agent. */
export function SelfsameProvider({ children, options, agent }: SelfsameProviderProps) {
  const started = useStarted(options)
  return <AgentContext.Provider value={agent ?? started}>{children}</AgentContext.Provider>
}

/** The agent of these options, kept until their content changes. */
function useStarted(options: StartOptions | undefined): Agent | undefined {
  const content = JSON.stringify(options)
  const [kept, keep] = useState(() => ({ content, agent: options && start(options) }))
  if (kept.content === content) return kept.agent

  const next = { content, agent: options && start(options) }
  keep(next)
  return next.agent
}
