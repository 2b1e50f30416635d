import { CommandError } from '../command-error.ts'
import type { Opened } from '../with-store.ts'
import { keyFacts, keyLine, type KeyFacts } from './key-facts.ts'

export interface KeyOptions {
  environment: string
  json: boolean
}

/**
 * The key with an id, or with first characters that no other valid key of the environment has.
 *
 * @throws {CommandError} none, or several; names them
 */
export async function keyNamed({ store, environment }: Opened, name: string): Promise<KeyFacts> {
  const keys = await keyFacts(store, environment.id)
  const byId = keys.find(({ id }) => id === name)
  if (byId) return byId
  const [found, ...more] = keys.filter((key) => key.kind !== 'sealing' && key.revokedAt === undefined && name.length >= 7 && name.startsWith(key.hint))
  if (found && more.length === 0) return found
  if (keys.length === 0) throw new CommandError(`The environment ${environment.name} has no keys. To make one: selfsame keys create --environment ${JSON.stringify(environment.name)}`)
  const why = found ? 'Several keys begin so; name one by its id:' : `The environment ${environment.name} has no such key. Its keys:`
  throw new CommandError([why, ...(found ? [found, ...more] : keys).map((key) => `  ${keyLine(key)}`)].join('\n'))
}
