import { startProcess } from '@selfsame/testing'
import { installed } from './chromium-command.ts'

const START_MS = 15_000
const NUMBER = /^(\d+)$/m

/** A screen of one's own. */
export interface XScreen extends AsyncDisposable {
  /** For instance `:99`. */
  display: string
}

/** @param size for instance `1366x768` */
export async function startScreen(size: string): Promise<XScreen> {
  const server = await startProcess(installed('xvfb'), { args: ['-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'] })
  const [number] = await server.waitForLine(NUMBER, START_MS)
  return { display: `:${number}`, [Symbol.asyncDispose]: async () => void (await server.stop()) }
}
