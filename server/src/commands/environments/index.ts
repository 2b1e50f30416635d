import { ENVIRONMENT_RULES } from './rules.ts'
import { JSON_OPTION, type CommandGroup } from '../command-group.ts'
import { createEnvironment } from './create.ts'
import { deleteEnvironment, type DeleteOptions } from './delete.ts'
import { listEnvironments } from './list.ts'
import { withRules, type RuleOptions } from './rules.ts'
import { setEnvironment } from './set.ts'
import { showEnvironment } from './show.ts'

type JsonOption = { json: boolean }

/** Sites, or stages of one, on one server. */
export const environmentsCommands: CommandGroup = (program, { terminal, run }) => {
  const environments = program.command('environments').description('sites on this server: each with keys, rules and visitors of its own')
  withRules(environments.command('create'))
    .description('make an environment with a public and a secret key, and print those once')
    .argument('<name>', '1 to 64 characters')
    .option(...JSON_OPTION)
    .addHelpText('after', ENVIRONMENT_RULES)
    .action((name: string, options: RuleOptions & JsonOption) => run(createEnvironment(name, options, terminal)))
  environments
    .command('list')
    .description('list environments')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => run(listEnvironments(options, terminal)))
  environments
    .command('show')
    .description('print an environment\'s rules and keys')
    .argument('<name>')
    .option(...JSON_OPTION)
    .action((name: string, options: JsonOption) => run(showEnvironment(name, options, terminal)))
  withRules(environments.command('set'))
    .description('choose rules; those that are not named stay as they are. Every process follows at once')
    .argument('<name>')
    .option(...JSON_OPTION)
    .addHelpText('after', ENVIRONMENT_RULES)
    .action((name: string, options: RuleOptions & JsonOption) => run(setEnvironment(name, options, terminal)))
  environments
    .command('delete')
    .description('end an environment\'s keys and erase all that is kept in it')
    .argument('<name>')
    .option('--yes', 'do it; without, only what would go is told', false)
    .option(...JSON_OPTION)
    .action((name: string, options: DeleteOptions) => run(deleteEnvironment(name, options, terminal)))
}
