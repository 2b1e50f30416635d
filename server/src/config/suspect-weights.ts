import { z } from 'zod'
import { DEFAULT_SUSPECT_WEIGHTS, type Suspicion, type SuspectWeights } from '../signals/index.ts'
import { suggest } from '../suggest.ts'

const NAMES = Object.keys(DEFAULT_SUSPECT_WEIGHTS)
const HINT = 'expected names and weights from 0 to 1000, such as incognito=0,rare_device=5'

/** `name=weight` with commas between, over the defaults. */
export const suspectWeights = () =>
  z.string().transform((text, context): SuspectWeights => {
    const weights = { ...DEFAULT_SUSPECT_WEIGHTS }
    for (const part of text.split(/[\s,]+/).filter(Boolean)) {
      const [, name = '', weight] = /^([a-z_]{1,64})=(\d{1,4}(?:\.\d{1,3})?)$/.exec(part) ?? []
      if (NAMES.includes(name) && Number(weight) <= 1_000) weights[name as Suspicion] = Number(weight)
      else context.addIssue({ code: 'custom', message: problemOf(name) })
    }
    return Object.freeze(weights)
  })

function problemOf(name: string): string {
  if (name === '' || NAMES.includes(name)) return HINT
  const meant = suggest(name, NAMES)
  return `${name} can have no weight${meant ? `; did you mean ${meant}?` : `: expected one of ${NAMES.join(', ')}`}`
}
