import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const base = new URL('../tsconfig.base.json', import.meta.url)

/**
 * Vite aliases `@selfsame/...` -> TypeScript sources, so that tests never run a stale `dist`.
 * Read from `paths` of tsconfig.base.json, the only list: compiler and tests cannot disagree.
 *
 * @returns {{ find: RegExp, replacement: string }[]} exact matches only: `@selfsame/core/agent.js` stays the built file
 */
export function workspaceAliases() {
  const { compilerOptions } = JSON.parse(readFileSync(base, 'utf8'))
  return Object.entries(compilerOptions.paths).map(([name, [target]]) => ({
    find: new RegExp(`^${name}$`),
    replacement: fileURLToPath(new URL(target, base)),
  }))
}
