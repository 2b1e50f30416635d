import { DEFAULT_SETTINGS } from '../../environments/settings.ts'
import { ensureKeys } from '../../keys/ensure-keys.ts'
import { CommandError } from '../command-error.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'
import { chosenSettings, type RuleOptions } from './rules.ts'

/** Makes an environment and its first keys, which are printed, once. */
export function createEnvironment(name: string, options: RuleOptions & { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store }) => {
    const settings = chosenSettings(DEFAULT_SETTINGS, options)
    if (await store.findEnvironment(name)) throw new CommandError(`There is an environment ${JSON.stringify(name)} already. To see it: selfsame environments show ${JSON.stringify(name)}`)
    const { id } = await made(() => store.ensureEnvironment(name))
    await store.setEnvironment(id, settings)
    const keys = await ensureKeys(store, id, [], Date.now())
    const document = { id, name, settings, keys: keys.map(({ kind, value }) => ({ kind, key: value })) }
    terminal.out(options.json ? `${JSON.stringify(document)}\n` : keys.map(({ kind, value }) => `${kind.padEnd(6)}  ${value}\n`).join(''))
    terminal.err(`Made the environment ${name} (${id}). Its keys are shown only this once.\n`)
  })
}

async function made<T>(make: () => Promise<T>): Promise<T> {
  try {
    return await make()
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(`${error.message}.`, 2)
    throw error
  }
}
