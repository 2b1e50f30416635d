import { Option } from 'commander'
import type { Config } from '../config/index.ts'
import { newKey } from '../keys/key.ts'
import type { KeyKind, StoredKey } from '../store/key-store.ts'
import { JSON_OPTION, type CommandGroup } from './command-group.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'

interface CreateOptions {
  kind: KeyKind
  revokeOthers: boolean
  json: boolean
}

export const keysCommands: CommandGroup = (program, { terminal, run }) => {
  const keys = program.command('keys').description('make and list API keys')
  keys
    .command('create')
    .description('make a key and print it once; earlier keys stay valid unless told otherwise')
    .addOption(new Option('--kind <kind>', 'for your pages, or for your back end').choices(['public', 'secret']).default('secret'))
    .option('--revoke-others', 'end all earlier keys of that kind', false)
    .option(...JSON_OPTION)
    .action((options: CreateOptions) => run(createKey(options, terminal)))
  keys
    .command('list')
    .description('list keys by their first characters')
    .option(...JSON_OPTION)
    .action((options: { json: boolean }) => run(listKeys(options, terminal)))
}

/** Makes a key and prints it, once. */
function createKey({ kind, revokeOthers, json }: CreateOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId, config }) => {
    const now = Date.now()
    const revoked = revokeOthers ? await store.revokeKeys(environmentId, kind, now) : 0
    const others = (await store.listKeys(environmentId)).filter((key) => key.kind === kind && isValid(key))
    const key = newKey(kind, environmentId, now)
    await store.addKey(key.stored)
    if (json) terminal.out(`${JSON.stringify({ id: key.stored.id, kind, key: key.value, revoked, stillValid: others.length })}\n`)
    else terminal.out(`${key.value}\n`)
    terminal.err(`${afterCreation({ kind, revoked, others: others.length, config })}\n`)
  })
}

/** Lists keys by their first characters; the rest is not known. */
function listKeys({ json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environmentId }) => {
    const keys = await store.listKeys(environmentId)
    if (json) terminal.out(`${JSON.stringify(keys.map(publicFacts))}\n`)
    else terminal.out(keys.map((key) => `${line(key)}\n`).join(''))
  })
}

function afterCreation({ kind, revoked, others, config }: { kind: KeyKind; revoked: number; others: number; config: Config }): string {
  const configured = kind === 'public' ? config.publicKey : config.secretKey
  const lines = ['This key is shown only this once.']
  if (revoked > 0) lines.push(`Revoked: ${revoked} earlier ${kind} key(s); they open nothing any more.`)
  if (others > 0) lines.push(`Still valid: ${others} earlier ${kind} key(s). To end them: selfsame keys create --kind ${kind} --revoke-others`)
  if (configured) lines.push(`SELFSAME_${kind.toUpperCase()}_KEY is set: a server started with it accepts that ${kind} key only, not this one.`)
  return lines.join('\n')
}

function isValid({ revokedAt }: StoredKey): boolean {
  return revokedAt === undefined
}

function publicFacts({ id, kind, hint, createdAt, revokedAt }: StoredKey) {
  return { id, kind, hint, createdAt, ...(revokedAt !== undefined && { revokedAt }) }
}

function line(key: StoredKey): string {
  const state = key.revokedAt === undefined ? 'valid' : `revoked ${new Date(key.revokedAt).toISOString()}`
  return [key.kind.padEnd(6), `${key.hint}...`, `made ${new Date(key.createdAt).toISOString()}`, state].join('  ')
}
