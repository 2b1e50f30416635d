import { DEFAULT_ENVIRONMENT } from '../open-store.ts'
import type { Store, StoredEnvironment } from '../store/store.ts'
import { CommandError } from './command-error.ts'

/** `--environment <name>`, alike in all commands that look into one. */
export const ENVIRONMENT_OPTION = ['--environment <name>', 'which environment', DEFAULT_ENVIRONMENT] as const

/** What was to be added to an environment was not: somebody deleted it since the command began. */
export function deletedMeanwhile(name: string): CommandError {
  return new CommandError(`The environment ${JSON.stringify(name)} was deleted meanwhile.`)
}

/** @throws {CommandError} there is no such environment; names those that are there */
export async function environmentNamed(store: Pick<Store, 'findEnvironment' | 'listEnvironments'>, name: string): Promise<StoredEnvironment> {
  const found = await store.findEnvironment(name)
  if (found) return found
  const names = (await store.listEnvironments()).map((environment) => environment.name)
  throw new CommandError(`There is no environment ${JSON.stringify(name)}. There are: ${names.join(', ')}. To make it: selfsame environments create ${JSON.stringify(name)}`)
}
