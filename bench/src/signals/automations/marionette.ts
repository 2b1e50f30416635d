import { connect, type Socket } from 'node:net'
import { freePort } from '@selfsame/testing'
import { ending, type Drive } from '../drive.ts'
import { startFirefox, type Prefs } from '../start/firefox-command.ts'
import type { Automation } from './automation.ts'

const READY_MS = 30_000

/** Sends one command and waits for the answer; frames are `length:JSON`. */
function command(socket: Socket, id: number, [name, parameters]: [string, object]): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      if (!chunk.toString().includes(`[1,${id},`)) return
      socket.off('data', take)
      if (chunk.toString().includes(`[1,${id},null`)) resolve()
      else reject(new Error(chunk.toString()))
    }
    socket.on('data', take).once('error', reject)
    const body = JSON.stringify([0, id, name, parameters])
    socket.write(`${Buffer.byteLength(body)}:${body}`)
  })
}

/**
 * Firefox by its own protocol, as geckodriver speaks it.
 *
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
function drive({ args = [], prefs = {} }: { args?: readonly string[]; prefs?: Prefs }): Drive {
  return async (url, context) => {
    const port = await freePort()
    const browser = await startFirefox('about:blank', { ...context, args: ['-marionette', ...args], prefs: { 'marionette.port': port, ...prefs } })
    await browser.waitForPort(port, READY_MS)
    const socket = connect({ host: '127.0.0.1', port })
    await command(socket, 1, ['WebDriver:NewSession', {}])
    await command(socket, 2, ['WebDriver:Navigate', { url }])
    return ending(() => socket.destroy(), () => browser.stop())
  }
}

export const marionettes: readonly Automation[] = [
  { name: 'Firefox over marionette, headless', hardened: false, drive: drive({ args: ['--headless'] }) },
  { name: 'Firefox over marionette, headed', hardened: false, drive: drive({}) },
  { name: 'Firefox over marionette, flag set off', hardened: true, drive: drive({ prefs: { 'dom.webdriver.enabled': false } }) },
]
