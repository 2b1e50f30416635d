import { suggest } from '../suggest.ts'
import type { Environment } from './config.ts'
import { VARIABLE_NAMES } from './variables/index.ts'

/** Sentences about `SELFSAME_*` variables that nothing reads: most likely misspelt. */
export function unknownVariables(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('SELFSAME_') && !VARIABLE_NAMES.includes(name))
    .map((name) => {
      const meant = suggest(name, VARIABLE_NAMES)
      return `${name} is not a setting of this server${meant ? `; did you mean ${meant}?` : ''}`
    })
}
