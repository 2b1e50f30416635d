'use client'

import { answerOf, observe, type VisitorData, type VisitorOptions } from '@selfsame/core'
import { useSyncExternalStore } from 'react'
import { useSelfsame } from './use-selfsame.ts'

/**
 * The visitor for React's `use`, under a `<Suspense>`: the same promise from render to render until there is another
 * answer, which is shown without a fallback in between. Shares its request with `useVisitorData` of the same options.
 * On a server it rejects: React sends the fallback and leaves the component to the browser.
 *
 * @throws {SelfsameError} `provider_missing`
 */
export function useVisitorPromise(options: Omit<VisitorOptions, 'immediate'> = {}): Promise<VisitorData> {
  const observation = observe(useSelfsame(), options)
  const read = () => answerOf(observation)
  return useSyncExternalStore(observation.subscribe, read, read)
}
