import { launch } from '@selfsame/testing'
import { USUAL, type Baseline } from './baselines.ts'
import type { Device } from './devices.ts'
import { sayWhy } from './say-why.ts'
import { withCopy } from './store-template.ts'
import { visit } from './visit.ts'

/** Whether another machine with the same browser is told from the one that came before. */
export async function runDevice(
  device: Device,
  { engine, first }: Baseline,
  context: { pages: string; dataDir: string },
): Promise<'apart' | 'merged'> {
  return withCopy(context.dataDir, async (server) => {
    await using browser = await launch(engine, { ...USUAL, ...device.launch() })
    const result = await visit(await browser.newPage(), { pages: context.pages, server, query: device.query })
    await sayWhy(server, result)
    return result.visitorId === first.visitorId ? 'merged' : 'apart'
  })
}
