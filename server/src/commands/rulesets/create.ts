import { randomAlphanumerics } from '../../ids.ts'
import { deletedMeanwhile } from '../environment-option.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import type { RulesetOptions } from './options.ts'
import { readRulesetFile } from './read-file.ts'

/** Keeps a ruleset and prints its id. */
export function createRuleset(file: string, { environment, json }: RulesetOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const ruleset = await readRulesetFile(file)
    const id = `rs_${randomAlphanumerics(13)}`
    const added = await store.addRuleset({ id, environmentId, name: ruleset.name, document: ruleset, createdAt: Date.now() })
    if (!added) throw deletedMeanwhile(environment)
    terminal.out(json ? `${JSON.stringify({ id, ...ruleset })}\n` : `${id}\n`)
  }, environment)
}
