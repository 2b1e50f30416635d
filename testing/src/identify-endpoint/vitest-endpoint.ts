import type { TestProject } from 'vitest/node'
import { startIdentifyEndpoint } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the identify endpoint that core's tests speak to; see server.ts. */
    identifyEndpoint: string
  }
}

/** Vitest `globalSetup` of core's browser projects. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const endpoint = await startIdentifyEndpoint()
  project.provide('identifyEndpoint', endpoint.url)
  return () => endpoint.close()
}
