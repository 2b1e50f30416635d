import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Components } from '@selfsame/contract'
import { tempDir } from '@selfsame/testing'
import { others } from './others/others.ts'
import { say } from '../report.ts'
import { startSelfsame, type SelfsameServer } from '../selfsame-server.ts'

const OTHER_VISITORS = 1_000
/** More than are wanted, since some of them are so much alike that the server takes two for one. */
const DRAWN = 2 * OTHER_VISITORS
const SEED = 20_261_122
/** Requests at a time while filling the store. */
const LANES = 4

/**
 * Lets other visitors in, over HTTP, until the server knows so many besides those at hand.
 *
 * @param models what the browsers at hand send
 * @throws {Error} the population drawn is too uniform
 */
export async function fillStore(server: SelfsameServer, models: readonly Components[]): Promise<void> {
  say(`filling the store with ${OTHER_VISITORS} other visitors`)
  const waiting = others(models, DRAWN, SEED)
  const made = new Set<string>()
  const lane = async () => {
    while (made.size < OTHER_VISITORS) {
      const next = waiting.pop()
      if (!next) throw new Error(`${DRAWN} drawn visitors gave only ${made.size} ids`)
      const { visitorId, visitorFound } = await server.identify(next)
      if (visitorId && !visitorFound) made.add(visitorId)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** Runs with a server on a copy of a data folder: no case sees what another left. */
export async function withCopy<T>(dataDir: string, run: (server: SelfsameServer) => Promise<T>): Promise<T> {
  using copy = tempDir('bench')
  const folder = join(copy.path, 'data')
  cpSync(dataDir, folder, { recursive: true })
  await using server = await startSelfsame(folder)
  return await run(server)
}
