import { JSDOM, VirtualConsole } from 'jsdom'
import { ending, type Drive } from '../drive.ts'
import type { Automation } from './automation.ts'

const REPORT_MS = 20_000

/** A page without a browser: the agent runs, BotD (a module) cannot, so the report is made here. */
const drive: Drive = async (url) => {
  const { origin, searchParams } = new URL(url)
  const [endpoint, key] = [searchParams.get('server') ?? '', searchParams.get('key') ?? '']
  const html = `<!doctype html><title>A shop</title><body><script src="${endpoint}/agent.js"></script></body>`
  const { window } = new JSDOM(html, { url, runScripts: 'dangerously', resources: 'usable', pretendToBeVisual: true, virtualConsole: new VirtualConsole() })
  await new Promise((resolve) => window.addEventListener('load', resolve))
  Object.assign(window, { fetch, MessageChannel, AbortController, AbortSignal })
  const agent = window['Selfsame'].start({ apiKey: key, endpoint, timeout: REPORT_MS })
  const { eventId } = (await agent.get()) as { eventId: string }
  const report = { selfsame: { eventId }, botd: { failed: 'no modules in jsdom' } }
  await fetch(`${origin}/report?run=${searchParams.get('run')}`, { method: 'POST', body: JSON.stringify(report) })
  return ending(() => window.close())
}

export const jsdomPages: readonly Automation[] = [{ name: 'jsdom', hardened: false, drive }]
