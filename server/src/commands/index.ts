import { auditCommand } from './audit.ts'
import type { CommandGroup } from './command-group.ts'
import { evaluateCommand } from './evaluate.ts'
import { explainCommand } from './explain.ts'
import { doctorCommand } from './doctor/index.ts'
import { environmentsCommands } from './environments/index.ts'
import { keysCommands } from './keys/index.ts'
import { listsCommands } from './lists.ts'
import { mergesCommands } from './merges.ts'
import { rulesetsCommands } from './rulesets/index.ts'
import { serveCommand } from './serve.ts'
import { trainCommand } from './train.ts'
import { unmergeCommand } from './unmerge.ts'
import { webhooksCommands } from './webhooks.ts'
import { visitorsCommands } from './visitors.ts'

/** The words of the `selfsame` command, in the order its help lists them. */
export const COMMANDS: readonly CommandGroup[] = [
  serveCommand,
  doctorCommand,
  environmentsCommands,
  keysCommands,
  listsCommands,
  mergesCommands,
  unmergeCommand,
  webhooksCommands,
  visitorsCommands,
  rulesetsCommands,
  auditCommand,
  explainCommand,
  evaluateCommand,
  trainCommand,
]
