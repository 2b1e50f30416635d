import type { Event, EventRuleAction } from '@selfsame/contract'
import { ServerError } from '../errors.ts'
import type { RulesetStore } from '../store/rulesets-store.ts'
import { ruleActionOf } from './rule-action.ts'
import { compileRuleset, type CompiledRuleset, type Ruleset } from './ruleset.ts'

/** Compiled rulesets remembered; a ruleset never changes. */
const REMEMBERED = 100

/** Asks rulesets about events. */
export type Rulebook = (environmentId: string, rulesetId: string) => Promise<(event: Event) => EventRuleAction>

export function rulebook(store: Pick<RulesetStore, 'findRuleset'>): Rulebook {
  const compiled = new Map<string, CompiledRuleset>()
  return async (environmentId, rulesetId) => {
    const stored = await store.findRuleset(environmentId, rulesetId)
    if (!stored) throw new ServerError('ruleset_not_found', 'ruleset not found')
    const ruleset = compiled.get(rulesetId) ?? compileRuleset(stored.document as Ruleset) // checked when it was added
    remember(rulesetId, ruleset)
    return (event) => ruleActionOf(rulesetId, ruleset, event)
  }

  /** The one used last stands last. */
  function remember(id: string, ruleset: CompiledRuleset): void {
    compiled.delete(id)
    compiled.set(id, ruleset)
    const [oldest] = compiled.keys()
    if (compiled.size > REMEMBERED && oldest !== undefined) compiled.delete(oldest)
  }
}
