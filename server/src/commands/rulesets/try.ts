import { compileRuleset } from '../../rules/ruleset.ts'
import { outcomesOf, ruleActionOf, type RuleOutcome } from '../../rules/rule-action.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import type { RulesetOptions } from './options.ts'
import { readRulesetFile } from './read-file.ts'

/** Stands for the id in what is tried. */
const UNKEPT = 'rs_test'

/** Prints what a ruleset would do with a stored event, and how each rule came out. */
export function testRuleset({ file, eventId }: { file: string; eventId: string }, { environment, json }: RulesetOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const ruleset = compileRuleset(await readRulesetFile(file))
    const stored = await store.event(environmentId, eventId)
    if (!stored) throw new CommandError(`No event ${eventId} in this environment.`)
    const rules = outcomesOf(ruleset, stored.event)
    const action = ruleActionOf(UNKEPT, ruleset, stored.event)
    if (json) terminal.out(`${JSON.stringify({ rules, rule_action: action })}\n`)
    else terminal.out([...rules.map(lineOf), `${action.type}${action.rule_id === undefined ? ', since no rule is true' : ` by ${action.rule_id}`}`, ''].join('\n'))
  }, environment)
}

function lineOf({ rule_id: id, result, reason }: RuleOutcome): string {
  return [id, result, ...(reason === undefined ? [] : [reason])].join('  ')
}
