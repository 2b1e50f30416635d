import { JSON_OPTION, type CommandGroup } from '../command-group.ts'
import { ENVIRONMENT_OPTION } from '../environment-option.ts'
import { createRuleset } from './create.ts'
import { deleteRuleset, listRulesets, showRuleset } from './kept.ts'
import type { RulesetOptions } from './options.ts'
import { testRuleset } from './try.ts'

export const rulesetsCommands: CommandGroup = (program, { terminal, run }) => {
  const rulesets = program.command('rulesets').description('what to allow and what to block, for GET /v4/events/{event_id}?ruleset_id=; see docs/rulesets.md')
  const add = (words: string, description: string) => rulesets.command(words).description(description).option(...ENVIRONMENT_OPTION).option(...JSON_OPTION)
  add('create <file>', 'check a ruleset (JSON or YAML) and keep it; its id never means another one').action((file: string, options: RulesetOptions) =>
    run(createRuleset(file, options, terminal)),
  )
  add('list', 'list rulesets, oldest first').action((options: RulesetOptions) => run(listRulesets(options, terminal)))
  add('show <id>', 'print a ruleset').action((id: string, options: RulesetOptions) => run(showRuleset(id, options, terminal)))
  add('test <file> <event-id>', 'try a ruleset that is not kept yet on a stored event, rule by rule').action((file: string, eventId: string, options: RulesetOptions) =>
    run(testRuleset({ file, eventId }, options, terminal)),
  )
  add('delete <id>', 'delete a ruleset; who still asks for it is told that it is not found').action((id: string, options: RulesetOptions) =>
    run(deleteRuleset(id, options, terminal)),
  )
}
