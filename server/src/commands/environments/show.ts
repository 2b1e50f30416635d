import type { StoredEnvironment } from '../../store/environment-store.ts'
import { keyFacts, keyLine, type KeyFacts } from '../keys/key-facts.ts'
import type { ExitCode, Terminal } from '../terminal.ts'
import { withStore } from '../with-store.ts'

/** Prints an environment's rules and keys. */
export function showEnvironment(name: string, { json }: { json: boolean }, terminal: Terminal): Promise<ExitCode> {
  return withStore(terminal, async ({ store, environment }) => {
    const keys = await keyFacts(store, environment.id)
    terminal.out(json ? `${JSON.stringify({ ...environment, keys })}\n` : text(environment, keys))
  }, name)
}

function text({ id, name, settings }: StoredEnvironment, keys: readonly KeyFacts[]): string {
  const rules = Object.entries(settings).map(([setting, value]) => {
    const words = typeof value === 'boolean' ? (value ? 'on' : 'off') : value.join('  ') || 'none'
    return `  ${setting.padEnd(16)}  ${words}`
  })
  return [`${name} (${id})`, ...rules, 'keys', ...keys.map((key) => `  ${keyLine(key)}`), ''].join('\n')
}
