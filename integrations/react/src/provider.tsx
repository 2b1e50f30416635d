'use client'

import { start, type Agent, type StartOptions } from '@selfsame/core'
import { useEffect, useState, type ReactNode } from 'react'
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

interface Started {
  content: string | undefined
  agent: Agent | undefined
}

/**
 * Started in a render that is not on the page yet. React may throw such a render away and begin again (StrictMode, a
 * component that suspends): the next try finds its agent here, so that the page is read once.
 */
let unclaimed: Started | undefined

/** Gives the components below it one agent. */
export function SelfsameProvider({ children, options, agent }: SelfsameProviderProps) {
  const started = useStarted(options)
  return <AgentContext.Provider value={agent ?? started}>{children}</AgentContext.Provider>
}

/** The agent of these options, kept until their content changes. */
function useStarted(options: StartOptions | undefined): Agent | undefined {
  const content = JSON.stringify(options)
  const [kept, keep] = useState(() => startOnce(content, options))
  const current = kept.content === content ? kept : startOnce(content, options)
  if (current !== kept) keep(current)
  useEffect(() => {
    if (unclaimed === current) unclaimed = undefined
  }, [current])
  return current.agent
}

function startOnce(content: string | undefined, options: StartOptions | undefined): Started {
  if (unclaimed && unclaimed.content === content) return unclaimed
  const started = { content, agent: options && start(options) }
  if (typeof window !== 'undefined') unclaimed = started // on a server nothing comes of a render but its text
  return started
}
