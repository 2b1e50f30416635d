import { rm } from 'node:fs/promises'
import { ConfigError, loadConfig, type Config } from '../config/index.ts'
import { IpListError, listPaths, openIpList } from '../network/ip-lists.ts'
import type { ListHead } from '../network/list-file.ts'
import { ManifestError, readManifest } from '../network/manifest.ts'
import { listFolder } from '../network/network.ts'
import { ListError, listPath, refreshList } from '../network/refresh-list.ts'
import { CommandError } from './command-error.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import { explainFailure } from './explain-failure.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/** What became of one list. */
type Outcome = { name: string; state: 'refreshed'; head: ListHead } | { name: string; state: 'failed'; problem: string }

export const listsCommands: CommandGroup = (program, { terminal, run }) => {
  const lists = program.command('lists').description('lists of addresses: Tor, VPN, proxies, relays, data centres (SELFSAME_IP_LISTS)')
  lists
    .command('refresh')
    .description('fetch every list from where SELFSAME_IP_LISTS says; a running server takes it over within half a minute')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nOne that cannot be had stays as it was; the command then ends with 1. Lists no longer named are removed.')
    .action((options: { json: boolean }) => run(withLists(terminal, (config, manifest) => refresh(options, terminal, { config, manifest }))))
  lists
    .command('show')
    .description('what was fetched, and when')
    .option(...JSON_OPTION)
    .action((options: { json: boolean }) => run(withLists(terminal, (config) => show(options, terminal, config))))
}

async function refresh({ json }: { json: boolean }, terminal: Terminal, { config, manifest }: { config: Config; manifest: string }): Promise<ExitCode> {
  const named = await readManifest(manifest)
  const folder = listFolder(config)
  const outcomes: Outcome[] = []
  for (const list of named) {
    const outcome = await refreshList(folder, list, Date.now()).then(
      (head): Outcome => ({ name: list.name, state: 'refreshed', head }),
      (error: unknown): Outcome => ({ name: list.name, state: 'failed', problem: problemOf(error) }),
    )
    outcomes.push(outcome)
    if (!json) terminal.out(`${lineOf(outcome)}\n`)
  }
  const wanted = new Set(named.map(({ name }) => listPath(folder, name)))
  for (const path of await listPaths(folder)) if (!wanted.has(path)) await rm(path, { force: true })
  if (json) terminal.out(`${JSON.stringify(outcomes)}\n`)
  return outcomes.every(({ state }) => state === 'refreshed') ? 0 : 1
}

async function show({ json }: { json: boolean }, terminal: Terminal, config: Config): Promise<ExitCode> {
  const heads: ListHead[] = []
  for (const path of await listPaths(listFolder(config))) heads.push((await openIpList(path)).head)
  terminal.out(json ? `${JSON.stringify(heads)}\n` : heads.map((head) => `${lineOf({ name: head.name, state: 'refreshed', head })}\n`).join(''))
  return 0
}

function lineOf(outcome: Outcome): string {
  if (outcome.state === 'failed') return `${outcome.name}  failed: ${outcome.problem}`
  const { kind, entries, skipped, refreshedAt } = outcome.head
  return [outcome.name, kind, `${entries} entries`, ...(skipped > 0 ? [`${skipped} lines skipped`] : []), new Date(refreshedAt).toISOString()].join('  ')
}

/** Only what an operator can mend; a fault of ours is thrown. */
function problemOf(error: unknown): string {
  if (error instanceof ListError) return error.message
  throw error
}

async function withLists(terminal: Terminal, work: (config: Config, manifest: string) => Promise<ExitCode>): Promise<ExitCode> {
  let config: Config | undefined
  try {
    config = loadConfig(terminal.env)
    const manifest = config.network.lists
    if (manifest === undefined) throw new ConfigError(['SELFSAME_IP_LISTS: expected a file that names lists; see docs/network-data.md'])
    return await work(config, manifest).catch((error: unknown) => {
      if (error instanceof ManifestError) throw new ConfigError([`SELFSAME_IP_LISTS: ${error.message}`])
      throw error instanceof IpListError ? new CommandError(error.message, 1) : error
    })
  } catch (error) {
    const { message, code } = explainFailure(error, config)
    terminal.err(`${message}\n`)
    return code
  }
}
