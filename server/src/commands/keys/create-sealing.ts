import { newSealingKey } from '../../keys/sealing-key.ts'
import { createBox } from '../../secrets/box.ts'
import { deletedMeanwhile } from '../environment-option.ts'
import type { Terminal } from '../terminal.ts'
import type { Opened } from '../with-store.ts'

/**
 * Makes a sealing key: the first one seals at once, a later one waits until all back ends have it.
 *
 * @throws {CommandError} the environment is not there any more
 */
export async function createSealingKey({ store, environmentId, config }: Opened, { json, environment }: { json: boolean; environment: string }, terminal: Terminal): Promise<void> {
  const box = createBox(config.encryptionKeys)
  const state = (await store.activeSealingKey(environmentId)) ? 'waiting' : 'active'
  const { value, stored } = newSealingKey(box, environmentId, state, Date.now())
  if (!(await store.addSealingKey(stored))) throw deletedMeanwhile(environment)
  terminal.out(json ? `${JSON.stringify({ id: stored.id, kind: 'sealing', state, key: value })}\n` : `${value}\n`)
  const lines = ['This key is shown only this once.']
  if (state === 'active') lines.push('Results are sealed with it from now on; running servers notice within 5 seconds.')
  else lines.push(`It waits: give it to all back ends beside the present one, then: selfsame keys activate ${stored.id} --environment ${JSON.stringify(environment)}`)
  if (!box.encrypts) lines.push('SELFSAME_ENCRYPTION_KEY is not set: the key lies in the database as it is, and whoever reads that can open sealed results.')
  terminal.err([...lines, ''].join('\n'))
}
