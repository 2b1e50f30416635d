import { stringify } from 'yaml'
import type { StoredRuleset } from '../../store/rulesets-store.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import type { RulesetOptions } from './options.ts'

export function listRulesets({ environment, json }: RulesetOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const rulesets = await store.listRulesets(environmentId)
    if (json) terminal.out(`${JSON.stringify(rulesets.map(({ id, name, createdAt }) => ({ id, name, createdAt })))}\n`)
    else terminal.out(rulesets.map(({ id, name, createdAt }) => `${id}  ${new Date(createdAt).toISOString()}  ${name}\n`).join(''))
  }, environment)
}

export function showRuleset(id: string, { environment, json }: RulesetOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const { document } = found(await store.findRuleset(environmentId, id), id)
    terminal.out(json ? `${JSON.stringify({ id, ...(document as object) })}\n` : stringify(document))
  }, environment)
}

export function deleteRuleset(id: string, { environment, json }: RulesetOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    if (!(await store.deleteRuleset(environmentId, id))) found(undefined, id)
    terminal.out(json ? `${JSON.stringify({ id, deleted: true })}\n` : `${id} is deleted\n`)
  }, environment)
}

function found(ruleset: StoredRuleset | undefined, id: string): StoredRuleset {
  if (!ruleset) throw new CommandError(`No ruleset ${id} in this environment. \`selfsame rulesets list\` names them.`)
  return ruleset
}
