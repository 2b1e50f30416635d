import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** The agent as it is sent. */
export interface AgentAsset {
  /** First 32 hexadecimal digits of its SHA-256. */
  digest: string
  bodies: Readonly<Record<'identity' | 'gzip' | 'br', Buffer>>
}

/** @returns `undefined` where the agent is not built */
export type AgentFile = () => Promise<AgentAsset | undefined>

/**
 * Finds the agent's built file by its package, compresses it once, and again after a new build.
 *
 * @param find path of the file; `undefined` where the package has none yet
 */
export function agentFile(find: () => string | undefined = findAgent): AgentFile {
  let loaded: { version: number; asset: Promise<AgentAsset> } | undefined
  return async () => {
    const path = find()
    if (!path) return undefined
    const { mtimeMs } = await stat(path)
    if (loaded?.version !== mtimeMs) loaded = { version: mtimeMs, asset: load(path) }
    return loaded.asset
  }
}

async function load(path: string): Promise<AgentAsset> {
  const identity = await readFile(path)
  const [zipped, br] = await Promise.all([promisify(gzip)(identity, { level: 9 }), promisify(brotliCompress)(identity)])
  return { digest: createHash('sha256').update(identity).digest('hex').slice(0, 32), bodies: { identity, gzip: zipped, br } }
}

function findAgent(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@selfsame/core/agent.js')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}
