import { newKey, worksAt } from '../../keys/key.ts'
import { CommandError } from '../command-error.ts'
import { parseDuration } from '../duration.ts'
import { deletedMeanwhile } from '../environment-option.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore, type Opened } from '../with-store.ts'
import { overridden } from './create.ts'
import { createSealingKey } from './create-sealing.ts'
import { time } from './key-facts.ts'
import { keyNamed, type KeyOptions } from './key-named.ts'

/** Time to roll a key out to all back ends, or until the last cached page has gone. */
export const DEFAULT_OVERLAP = '24h'

export interface RotateOptions extends KeyOptions {
  /** In ms. */
  overlap?: number
}

/** Makes a key of the same kind and prints it, once; the old one works on until the overlap is over. */
export function rotateKey(name: string, options: RotateOptions, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, (opened) => rotate(opened, name, options, terminal), options.environment)
}

async function rotate(opened: Opened, name: string, options: RotateOptions, terminal: Terminal): Promise<void> {
  const { store, environmentId, config } = opened
  const old = await keyNamed(opened, name)
  if (old.kind === 'sealing') return createSealingKey(opened, options, terminal)
  const now = Date.now()
  if (!worksAt({ ...old, environmentId }, now)) throw new CommandError(`${old.id} is revoked. To make a key: selfsame keys create --kind ${old.kind}`)
  const key = newKey(old.kind, environmentId, now)
  if (!(await store.addKey(key.stored))) throw deletedMeanwhile(options.environment)
  const ended = await store.revokeKey(environmentId, old.id, now + (options.overlap ?? parseDuration(DEFAULT_OVERLAP)))
  const until = ended?.revokedAt ?? now
  if (options.json) terminal.out(`${JSON.stringify({ id: key.stored.id, kind: old.kind, key: key.value, replaces: old.id, until })}\n`)
  else terminal.out(`${key.value}\n`)
  const lines = ['This key is shown only this once.', `${old.hint}... (${old.id}) works until ${time(until)}; to end it earlier: selfsame keys revoke ${old.id}`]
  terminal.err([...lines, ...overridden(old.kind, config, options.environment), ''].join('\n'))
}
