import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import connect from 'chrome-remote-interface'
import puppeteer from 'puppeteer-core'
import { freePort } from '@selfsame/testing'
import { ending, type Drive } from '../drive.ts'
import { startChromium, type CommandOptions } from '../start/chromium-command.ts'
import { askedLate, HIDING, type Automation } from './automation.ts'

const READY_MS = 30_000
/** The pause that such scripts have after loading, in ms. */
const PAUSE_MS = 2_000

/** A Chromium started by hand with an open debugging port. */
async function debugged(options: CommandOptions) {
  const port = await freePort()
  const args = [`--remote-debugging-port=${port}`, ...(options.args ?? [])]
  const browser = await startChromium('about:blank', { ...options, args })
  await browser.waitForPort(port, READY_MS)
  return { port, browser }
}

/** Speaks the DevTools protocol to it, with or without the domain that programs are found by. */
function drive({ args = [], runtime, clicks = false }: { args?: readonly string[]; runtime: boolean; clicks?: boolean }): Drive {
  return async (url, context) => {
    const { port, browser } = await debugged({ ...context, args })
    const client = await connect({ port })
    await client.Page.enable()
    if (runtime) await client.Runtime.enable()
    await client.Page.navigate({ url: clicks ? askedLate(url) : url })
    if (clicks) await click(client)
    return ending(() => client.close(), () => browser.stop())
  }
}

/** Into the page's field, as a script does that knows where it is. */
async function click({ Page, Input }: connect.Client): Promise<void> {
  await Page.loadEventFired()
  await delay(PAUSE_MS)
  const at = { x: 120, y: 110, button: 'left', clickCount: 1 } as const
  await Input.dispatchMouseEvent({ type: 'mouseMoved', x: at.x, y: at.y })
  await Input.dispatchMouseEvent({ type: 'mousePressed', ...at })
  await Input.dispatchMouseEvent({ type: 'mouseReleased', ...at })
}

const joined: Drive = async (url, context) => {
  const { port, browser } = await debugged({ ...context, args: HIDING, folder: join(context.folder, 'joined') })
  const driver = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null })
  const [page = await driver.newPage()] = await driver.pages()
  await page.goto(url)
  return ending(() => driver.disconnect(), () => browser.stop())
}

export const rawProtocols: readonly Automation[] = [
  { name: 'DevTools protocol, headless', hardened: false, drive: drive({ args: ['--headless=new'], runtime: true }) },
  { name: 'DevTools protocol, headed', hardened: true, drive: drive({ runtime: true }) },
  { name: 'DevTools protocol, headed, no Runtime domain', hardened: true, drive: drive({ args: HIDING, runtime: false }) },
  { name: 'DevTools protocol, headed, no Runtime domain, clicks', hardened: true, drive: drive({ args: HIDING, runtime: false, clicks: true }) },
  { name: 'puppeteer connected to a browser started by hand', hardened: true, drive: joined },
]
