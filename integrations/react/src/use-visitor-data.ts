'use client'

import { observe, visitorView, type AgentState, type GetOptions, type VisitorData, type VisitorOptions, type VisitorView } from '@selfsame/core'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useSelfsame } from './use-selfsame.ts'

export type UseVisitorDataOptions = VisitorOptions

export type UseVisitorData = VisitorView & {
  /**
   * Asks again, with `options` laid over the hook's.
   *
   * @throws {SelfsameError} the agent's own, also given as `error`
   */
  getData: (options?: GetOptions) => Promise<VisitorData>
}

const SERVER_STATE: AgentState = { status: 'idle' }

/**
 * The visitor, and how asking for it goes. Hooks with the same options share one request and its answer; options are
 * compared by content, and other options are asked for anew.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useVisitorData({ immediate = true, ...options }: UseVisitorDataOptions = {}): UseVisitorData {
  const observation = observe(useSelfsame(), options)
  const state = useSyncExternalStore(observation.subscribe, observation.getState, () => SERVER_STATE)
  useEffect(() => {
    if (immediate) observation.load()
  }, [observation, immediate])
  return useMemo(() => ({ ...visitorView(state), getData: observation.get }), [state, observation])
}
