import { inject } from 'vitest'
import type { StartOptions } from '../types.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by testing/src/identify-endpoint. */
    identifyEndpoint: string
  }
}

/** A request as it arrived at the endpoint. */
export interface Arrival {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body: string
}

export interface TestEndpoint {
  url: string
  /** What arrived so far, oldest first. */
  arrivals(): Promise<Arrival[]>
}

/** Address of the HTTP server that the run started. */
export const server = (): string => inject('identifyEndpoint')

/** @param behaviour a name of testing/src/identify-endpoint/behaviours.ts */
export function endpoint(behaviour: string, run: string = crypto.randomUUID()): TestEndpoint {
  return {
    url: `${server()}/${behaviour}/${run}`,
    arrivals: async () => (await fetch(`${server()}/log/${run}`)).json(),
  }
}

/** Options of an agent that reads one small component. */
export function options(url: string | readonly string[], more: Partial<StartOptions> = {}): StartOptions {
  return { apiKey: 'pk_test', endpoint: url, sources: { include: ['platform'] }, ...more }
}

/** The error that a promise rejects with; fails where it does not. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome) return outcome.error
  throw new Error(`expected a failure, got ${JSON.stringify(outcome.value)}`)
}
