import { pino } from 'pino'
import { loadConfig, type Config } from '../config/index.ts'
import { openStore } from '../open-store.ts'
import type { CommandGroup } from './command-group.ts'
import { explainFailure } from './explain-failure.ts'
import { explanationText } from './explanation-text.ts'
import type { ExitCode, Terminal } from './terminal.ts'

const EVENT_ID = /^\d{13}\.[A-Za-z0-9]{6}$/
const WHERE_IDS_ARE = 'It is eventId in the page\'s answer, event_id in the Server API, such as 1790000000000.a1B2c3.'

export const explainCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('explain')
    .description('print why an event was given its visitor: the evidence in bits, what was expected, who else it might have been')
    .argument('<event id>', 'eventId in the page\'s answer, event_id in the Server API')
    .option('--json', 'print the explanation as one JSON document', false)
    .addHelpText('after', '\nExample:\n  selfsame explain 1790000000000.a1B2c3')
    .action((eventId: string, options: { json: boolean }) => run(explain(eventId, options, terminal)))
}

/** Prints why a stored event was given its visitor. */
async function explain(eventId: string, { json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  if (!EVENT_ID.test(eventId)) {
    terminal.err(`${eventId} is no event id. ${WHERE_IDS_ARE}\n`)
    return 2
  }
  let config: Config | undefined
  try {
    config = loadConfig(terminal.env)
    // Logs go to stderr here: stdout is the answer.
    const { store, environmentId } = await openStore(config, pino({ level: 'warn' }, pino.destination(2)))
    try {
      const stored = await store.event(environmentId, eventId)
      if (!stored) {
        terminal.err(`No event ${eventId} in this database.\n`)
        return 1
      }
      terminal.out(json ? `${JSON.stringify(stored.explanation, null, 2)}\n` : explanationText(stored))
      return 0
    } finally {
      await store.close()
    }
  } catch (error) {
    const { message, code } = explainFailure(error, config)
    terminal.err(`${message}\n`)
    return code
  }
}
