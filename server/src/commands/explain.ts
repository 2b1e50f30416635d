import { CommandError } from './command-error.ts'
import type { CommandGroup } from './command-group.ts'
import { explanationText } from './explanation-text.ts'
import { ENVIRONMENT_OPTION } from './environment-option.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

const EVENT_ID = /^\d{13}\.[A-Za-z0-9]{6}$/
const WHERE_IDS_ARE = 'It is eventId in the page\'s answer, event_id in the Server API, such as 1790000000000.a1B2c3.'

interface ExplainOptions {
  environment: string
  json: boolean
}

export const explainCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('explain')
    .description('print why an event was given its visitor: the evidence in bits, what was expected, who else it might have been, and what its signals saw')
    .argument('<event id>', 'eventId in the page\'s answer, event_id in the Server API')
    .option(...ENVIRONMENT_OPTION)
    .option('--json', 'print the explanation as one JSON document', false)
    .addHelpText('after', '\nExample:\n  selfsame explain 1790000000000.a1B2c3')
    .action((eventId: string, options: ExplainOptions) => run(explain(eventId, options, terminal)))
}

/** Prints why a stored event was given its visitor and its signals. */
async function explain(eventId: string, { environment, json }: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  if (!EVENT_ID.test(eventId)) {
    terminal.err(`${eventId} is no event id. ${WHERE_IDS_ARE}\n`)
    return 2
  }
  return withStore(terminal, async ({ store, environmentId }) => {
    const stored = await store.event(environmentId, eventId)
    if (!stored) throw new CommandError(`No event ${eventId} in the environment ${environment}.`)
    terminal.out(json ? `${JSON.stringify(stored.explanation, null, 2)}\n` : explanationText(stored))
  }, environment)
}
