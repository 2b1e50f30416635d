import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { checkOf, stableKey } from '@selfsame/contract/check'
import { startProcess } from '@selfsame/testing'
import { ending, type Drive, type RecordedVisit } from '../drive.ts'
import type { Automation } from './automation.ts'

const POST_MS = 20_000

type Send = (visit: RecordedVisit, body: string, folder: string) => Promise<string>

/** Makes a recorded payload another one's. */
type Forge = (payload: RecordedVisit['payload']) => object

const withNewNonce: Forge = (payload) => ({ ...payload, nonce: randomBytes(16).toString('hex'), clock: Date.now() })

/** By the agent's own code, as somebody does who has read it. */
const withNewCheck: Forge = (payload) => {
  const [nonce, clock] = [randomBytes(16).toString('hex'), Date.now()]
  return { ...payload, nonce, clock, check: checkOf(nonce, clock, stableKey(payload['components'])) }
}

/** Sends a person's recorded visit again, forged, and reports what a page would. */
function replay(send: Send, forge: Forge = withNewNonce): Drive {
  return async (url, { recorded, folder }) => {
    const visit = await recorded()
    const body = JSON.stringify(forge(visit.payload))
    const answer = JSON.parse(await send(visit, body, folder)) as { eventId?: string }
    if (!answer.eventId) throw new Error(`no event: ${JSON.stringify(answer)}`)
    const { origin, searchParams } = new URL(url)
    const report = { selfsame: { eventId: answer.eventId }, botd: { failed: 'no page' } }
    await fetch(`${origin}/report?run=${searchParams.get('run')}`, { method: 'POST', body: JSON.stringify(report) })
    return ending()
  }
}

const header = ({ headers }: RecordedVisit, name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? ''

const byFetch: Send = async ({ url }, body) => (await fetch(url, { method: 'POST', body })).text()

const byFetchAsBrowser: Send = async (visit, body) => {
  const names = ['user-agent', 'accept-language', 'accept', 'content-type', 'origin', 'referer']
  const headers = Object.fromEntries(names.map((name) => [name, header(visit, name)]))
  return (await fetch(visit.url, { method: 'POST', body, headers })).text()
}

/** All headers of the browser, in its order and spelling. */
const byBrowsersHeaders: Send = ({ url, headers }, body) =>
  new Promise((resolve, reject) => {
    const own: Readonly<Record<string, string>> = { 'content-length': String(Buffer.byteLength(body)), host: new URL(url).host }
    const list = headers.map(([name, value]) => [name, own[name.toLowerCase()] ?? value])
    const sent = request(url, { method: 'POST', headers: list.flat() as never, setHost: false }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text))
    })
    sent.on('error', reject).end(body)
  })

const byProgram =
  (program: string, args: (file: string, visit: RecordedVisit) => string[]): Send =>
  async (visit, body, folder) => {
    const file = join(folder, 'body.json')
    writeFileSync(file, body)
    const run = await startProcess(program, { args: args(file, visit) })
    return (await run.waitForLine(/\{.*"eventId".*\}/, POST_MS))[0]
  }

const PYTHON = 'import sys,urllib.request as r;print(r.urlopen(r.Request(sys.argv[1],open(sys.argv[2],"rb").read(),{"Content-Type":"text/plain"})).read().decode())'

export const httpClients: readonly Automation[] = [
  { name: 'replay by fetch of Node', hardened: false, drive: replay(byFetch) },
  { name: 'replay by curl', hardened: false, drive: replay(byProgram('curl', (file, { url }) => ['-s', '-H', 'content-type: text/plain', '--data-binary', `@${file}`, url])) },
  { name: 'replay by urllib of Python', hardened: false, drive: replay(byProgram('python3', (file, { url }) => ['-c', PYTHON, url, file])) },
  { name: 'replay by fetch of Node, with a browser\'s user agent', hardened: true, drive: replay(byFetchAsBrowser) },
  {
    name: 'replay by curl, with a browser\'s user agent',
    hardened: true,
    drive: replay(
      byProgram('curl', (file, visit) => ['-s', '--compressed', '-A', header(visit, 'user-agent'), '-H', `accept-language: ${header(visit, 'accept-language')}`, '-H', 'content-type: text/plain;charset=UTF-8', '--data-binary', `@${file}`, visit.url]),
    ),
  },
  { name: 'replay with all headers of a browser', hardened: true, drive: replay(byBrowsersHeaders) },
  { name: 'replay with all headers of a browser, check made anew', hardened: true, drive: replay(byBrowsersHeaders, withNewCheck) },
]
