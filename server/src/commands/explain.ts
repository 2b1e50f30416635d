import { pino } from 'pino'
import { loadConfig, type Config } from '../config.ts'
import { openStore } from '../open-store.ts'
import { explainFailure } from './explain-failure.ts'
import { explanationText } from './explanation-text.ts'
import type { ExitCode, Terminal } from './terminal.ts'

const EVENT_ID = /^\d{13}\.[A-Za-z0-9]{6}$/
const WHERE_IDS_ARE = 'It is eventId in the page\'s answer, event_id in the Server API, such as 1790000000000.a1B2c3.'

/** Prints why a stored event was given its visitor. */
export async function explain(eventId: string, { json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
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
