import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, it } from 'vitest'
import { main } from '../main.ts'

async function run(args: string[], env: Record<string, string>) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

/** Serves one list, or an error. */
async function site(answer: { status: number; body: string }) {
  const server = createServer((_, response) => void response.writeHead(answer.status).end(answer.body))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`, [Symbol.dispose]: () => void server.close() }
}

it('lists are fetched from where the operator says, and kept where one cannot be had', async () => {
  using folder = tempDir('lists')
  const answer = { status: 200, body: '198.51.100.7\n198.51.100.0/24\n' }
  using web = await site(answer)
  const manifest = join(folder.path, 'lists.json')
  const env = { SELFSAME_DATA_DIR: join(folder.path, 'data'), SELFSAME_IP_LISTS: manifest }
  const name = (lists: unknown[]) => writeFileSync(manifest, JSON.stringify({ lists }))
  writeFileSync(join(folder.path, 'vpn.txt'), 'AS64500\n203.0.113.0/24\n')
  const tor = { name: 'tor', kind: 'tor', source: web.url }
  name([tor, { name: 'vpn', kind: 'vpn', source: 'vpn.txt', provider: 'Some VPN' }])

  const first = await run(['lists', 'refresh', '--json'], env)
  expect({ ...first, out: JSON.parse(first.out) }).toMatchObject({
    code: 0,
    err: '',
    out: [
      { name: 'tor', state: 'refreshed', head: { kind: 'tor', entries: 1, skipped: 0, source: web.url } },
      { name: 'vpn', state: 'refreshed', head: { kind: 'vpn', entries: 2, provider: 'Some VPN' } },
    ],
  })

  answer.status = 404
  name([tor])
  const second = await run(['lists', 'refresh'], env)
  expect(second).toMatchObject({ code: 1, out: `tor  failed: ${web.url} answered 404\n` })
  answer.status = 200
  answer.body = '<html>moved</html>'
  expect(await run(['lists', 'refresh'], env)).toMatchObject({ code: 1, out: 'tor  failed: it holds no address, range or AS number\n' })
  expect(JSON.parse((await run(['lists', 'show', '--json'], env)).out)).toMatchObject([{ name: 'tor', entries: 1 }])
  expect(readdirSync(join(env.SELFSAME_DATA_DIR, 'ip-lists'))).toEqual(['tor.list'])
})

it.each<[string | undefined, RegExp]>([
  [undefined, /^The configuration cannot be used:\n {2}SELFSAME_IP_LISTS: expected a file that names lists/],
  ['{', /lists.json is no JSON/],
  ['{ "lists": [{ "name": "Tor", "kind": "tor", "source": "x" }] }', /lists\.0\.name: expected lower-case letters/],
  ['{ "lists": [{ "name": "tor", "kind": "onion", "source": "x" }] }', /lists\.0\.kind: expected one of tor, vpn/],
  ['{ "lists": [{ "name": "tor", "kind": "tor", "source": "x" }, { "name": "tor", "kind": "vpn", "source": "y" }] }', /expected each name once/],
])('a manifest %s is a mistake that is told, and nothing is fetched', async (content, message) => {
  using folder = tempDir('lists')
  const manifest = join(folder.path, 'lists.json')
  if (content !== undefined) writeFileSync(manifest, content)
  const env = { SELFSAME_DATA_DIR: folder.path, ...(content !== undefined && { SELFSAME_IP_LISTS: manifest }) }
  const { code, err } = await run(['lists', 'refresh'], env)
  expect([code, err]).toEqual([2, expect.stringMatching(message)])
  expect(existsSync(join(folder.path, 'ip-lists'))).toBe(false)
})
