import type { Event, EventRuleAction } from '@selfsame/contract'
import type { CompiledRuleset } from './ruleset.ts'

/** What became of one rule. */
export interface RuleOutcome {
  rule_id: string
  result: 'true' | 'false' | 'undecided'
  /** Of `undecided`: what the event lacks. */
  reason?: string
}

/** Asks the rules in turn, up to the first that is true. */
export function outcomesOf({ rules }: CompiledRuleset, event: Event): RuleOutcome[] {
  const outcomes: RuleOutcome[] = []
  for (const { id, when } of rules) {
    const outcome = when.evaluate(event)
    outcomes.push({ rule_id: id, result: outcome.state, ...(outcome.state === 'undecided' && { reason: outcome.reason }) })
    if (outcome.state === 'true') break
  }
  return outcomes
}

/**
 * What a ruleset says should be done: by the first rule that is true, else what it says otherwise. A rule that asks for what
 * the event does not have is passed over: nothing is decided on what is not known.
 */
export function ruleActionOf(rulesetId: string, ruleset: CompiledRuleset, event: Event): EventRuleAction {
  const matched = outcomesOf(ruleset, event).at(-1)
  const rule = matched?.result === 'true' ? ruleset.rules.find(({ id }) => id === matched.rule_id) : undefined
  if (!rule) return { ruleset_id: rulesetId, ...ruleset.otherwise }
  return { ruleset_id: rulesetId, rule_id: rule.id, rule_expression: rule.when.source, ...rule.then }
}
