import { Option } from 'commander'
import { DELIVERY_STATES } from '../store/index.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { parseDuration } from './duration.ts'
import { ENVIRONMENT_OPTION } from './environment-option.ts'
import { createWebhook, rotateSecret, type CreateOptions, type RotateOptions } from './webhooks/create.ts'
import { listDeliveries, resend, type DeliveriesOptions, type ResendOptions } from './webhooks/deliveries.ts'
import { deleteWebhook, listWebhooks, setEnabled, showWebhook, type Chosen } from './webhooks/endpoints.ts'

const ID = ['<webhook id>', 'wh_..., from `selfsame webhooks list`'] as const

export const webhooksCommands: CommandGroup = (program, { terminal, run }) => {
  const webhooks = program.command('webhooks').description('let your back end be told of events')
  const command = (name: string, description: string) => webhooks.command(name).description(description).option(...ENVIRONMENT_OPTION).option(...JSON_OPTION)

  command('create', 'add an endpoint and print its secret once; it is told of events from then on')
    .argument('<url>', 'https address that takes POST requests')
    .option('--merges', 'tell of merged visitors too (visitor.merged)', false)
    .addHelpText('after', '\nExample:\n  selfsame webhooks create https://example.com/hooks/selfsame')
    .action((url: string, options: CreateOptions) => run(createWebhook(url, options, terminal)))
  command('list', 'list endpoints').action((options: Chosen) => run(listWebhooks(options, terminal)))
  command('show', 'show an endpoint, and how much waits for it').argument(...ID).action((id: string, options: Chosen) => run(showWebhook(id, options, terminal)))
  command('rotate', 'give an endpoint a new secret and print it once; the old one signs beside it for a while')
    .argument(...ID)
    .addOption(new Option('--overlap <time>', 'how long the old secret signs as well: 90s, 30m, 24h, 7d, 0').argParser(parseDuration).default(parseDuration('24h'), '24h'))
    .action((id: string, options: RotateOptions) => run(rotateSecret(id, options, terminal)))
  command('enable', 'send to an endpoint again, what has waited included').argument(...ID).action((id: string, options: Chosen) => run(setEnabled(id, true, options, terminal)))
  command('disable', 'send nothing to an endpoint, and note nothing more for it').argument(...ID).action((id: string, options: Chosen) => run(setEnabled(id, false, options, terminal)))
  command('delete', 'take an endpoint away, with what waits for it').argument(...ID).action((id: string, options: Chosen) => run(deleteWebhook(id, options, terminal)))
  command('deliveries', 'list deliveries of an endpoint, latest first: those that failed for good, unless told otherwise')
    .argument(...ID)
    .addOption(new Option('--state <state>', 'which').choices(DELIVERY_STATES).default('dead'))
    .option('--limit <number>', 'at most so many', '100')
    .action((id: string, options: DeliveriesOptions) => run(listDeliveries(id, options, terminal)))
  command('resend', 'send again: one delivery, an event, or all that failed for good')
    .argument(...ID)
    .option('--delivery <id>', 'msg_..., from `selfsame webhooks deliveries`')
    .option('--event <id>', 'an event, whether it was sent before or not')
    .option('--dead', 'all that failed for good', false)
    .action((id: string, options: ResendOptions) => run(resend(id, options, terminal)))
}
