import { afterEach, describe, it } from 'vitest'
import { identifyEndpoint } from '../identify-endpoint.ts'
import type { Adapter } from './adapter.ts'
import { CASES, type Case } from './cases.ts'
import { CASE_NAMES } from './names.ts'

/**
 * Declares a test for each case, by its name. What the wrapper has no notion of is skipped.
 *
 * @param subject column of `npm run bench:wrappers`
 */
export function describeCases(subject: string, adapter: Adapter, cleanup: () => void): void {
  describe(subject, () => {
    afterEach(() => {
      cleanup()
      sessionStorage.clear()
      localStorage.clear()
    })

    for (const name of CASE_NAMES) {
      const { needs, check }: Case = CASES[name]
      it.skipIf(needs && adapter.lacks.includes(needs))(name, async () => {
        await using endpoint = await identifyEndpoint()
        await check({ adapter, endpoint })
      })
    }
  })
}
