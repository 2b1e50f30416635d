import type { DeliveryState, ResendChoice, StoredDelivery } from '../../store/index.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import { existing, type Chosen } from './endpoints.ts'

const MOST = 10_000

export interface DeliveriesOptions extends Chosen {
  state: DeliveryState
  limit: string
}

export interface ResendOptions extends Chosen {
  delivery?: string
  event?: string
  dead: boolean
}

/** Lists deliveries, latest first. */
export function listDeliveries(id: string, { state, limit, json, environment }: DeliveriesOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId }) => {
      if (!/^\d{1,5}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) throw new CommandError(`--limit: expected 1 to ${MOST}`, 2)
      await existing(store, environmentId, id)
      const deliveries = await store.listDeliveries(environmentId, id, { state, limit: Number(limit) })
      terminal.out(json ? `${JSON.stringify(deliveries)}\n` : deliveries.map((delivery) => `${line(delivery)}\n`).join(''))
    },
    environment,
  )
}

/** Lets deliveries be attempted anew; a running server does so within a second. */
export function resend(id: string, options: ResendOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(
    terminal,
    async ({ store, environmentId }) => {
      const which = choiceOf(options)
      await existing(store, environmentId, id)
      const resent = await store.resendDeliveries(environmentId, id, which)
      if (resent === 0 && !('state' in which)) throw new CommandError('There is nothing to send again: no such delivery or event in this environment.')
      terminal.out(options.json ? `${JSON.stringify({ id, resent })}\n` : `${resent} to be sent again\n`)
    },
    options.environment,
  )
}

/** @throws {CommandError} none of the options, or more than one */
function choiceOf({ delivery, event, dead }: ResendOptions): ResendChoice {
  const choices: ResendChoice[] = [
    ...(delivery === undefined ? [] : [{ id: delivery }]),
    ...(event === undefined ? [] : [{ eventId: event }]),
    ...(dead ? [{ state: 'dead' as const }] : []),
  ]
  const [choice] = choices
  if (!choice || choices.length > 1) throw new CommandError('expected one of --delivery <id>, --event <id>, --dead', 2)
  return choice
}

function line({ id, type, subjectId, state, attempts, dueAt, last }: StoredDelivery): string {
  const result = last ? `${last.failure ?? 'taken'}${last.status === undefined ? '' : ` (${last.status})`}` : 'not attempted'
  const when = `${state === 'pending' ? 'next' : 'since'} ${new Date(dueAt).toISOString()}`
  return [id, type, subjectId, `${state} after ${attempts}`, result, when].join('  ')
}
