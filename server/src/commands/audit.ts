import type { AuditEntry } from '../store/privacy-store.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { ENVIRONMENT_OPTION } from './environment-option.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

/** Most entries listed, the latest. */
const MOST = 1_000

interface AuditOptions {
  environment: string
  all: boolean
  json: boolean
}

export const auditCommand: CommandGroup = (program, { terminal, run }) => {
  program
    .command('audit')
    .description('list what was done to personal data, and by whom, latest first; names no visitor')
    .option(...ENVIRONMENT_OPTION)
    .option('--all', 'of all environments, deleted ones too', false)
    .option(...JSON_OPTION)
    .action((options: AuditOptions) => run(listAudit(options, terminal)))
}

function listAudit({ environment, all, json }: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const entries = await store.listAudit(all ? undefined : environmentId, MOST)
    terminal.out(json ? `${JSON.stringify(entries)}\n` : entries.map((entry) => `${line(entry, all)}\n`).join(''))
  }, environment)
}

function line({ at, environmentId, action, details }: AuditEntry, all: boolean): string {
  return [new Date(at).toISOString(), ...(all ? [environmentId] : []), action, ...Object.entries(details).map(([name, value]) => `${name} ${value}`)].join('  ')
}
