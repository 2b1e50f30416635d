import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../tests/run-command.ts'
import { startTestServer } from '../../tests/test-server.ts'

describe('selfsame keys', () => {
  it('makes a key, prints it once, and says what becomes of earlier ones', async () => {
    using folder = tempDir('keys')
    const env = { SELFSAME_DATA_DIR: folder.path }
    const first = await runCommand(['keys', 'create'], env)
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^sk_[A-Za-z0-9]{32}\n$/) })
    expect(first.err).not.toMatch(/earlier/)

    const second = await runCommand(['keys', 'create', '--kind', 'secret'], env)
    expect(second.err).toContain('Still valid: 1 earlier secret key')

    const third = await runCommand(['keys', 'create', '--revoke-others', '--json'], env)
    expect(JSON.parse(third.out)).toEqual({ id: expect.any(String), kind: 'secret', key: expect.stringMatching(/^sk_/), revoked: 2, stillValid: 0 })

    await runCommand(['keys', 'create', '--kind', 'public'], env)
    const { out } = await runCommand(['keys', 'list'], env)
    expect(out.trim().split('\n').map((line) => [line.split(' ')[0], / revoked /.test(line)])).toEqual([
      ['secret', true],
      ['secret', true],
      ['secret', false],
      ['public', false],
    ])
    const listed = await runCommand(['keys', 'list', '--json'], env)
    for (const { out: made } of [first, second]) expect(out + listed.out).not.toContain(made.trim())
  })

  it('warns where the configuration overrides what is made', async () => {
    using folder = tempDir('keys')
    const env = { SELFSAME_DATA_DIR: folder.path, SELFSAME_SECRET_KEY: 'sk_configured_by_hand' }
    expect((await runCommand(['keys', 'create'], env)).err).toContain('SELFSAME_SECRET_KEY is set')
  })

  it('rotates a key with overlap and revokes one at once, beside a running server', async () => {
    using folder = tempDir('keys')
    const env = { SELFSAME_DATA_DIR: folder.path }
    await using server = await startTestServer({ ...env, SELFSAME_SECRET_KEY: '' })
    const json = async (...args: string[]) => JSON.parse((await runCommand([...args, '--json'], env)).out)
    const status = async (key: string) => (await server.get('/v4/events', key)).status
    const old = await json('keys', 'create')
    const next = await json('keys', 'rotate', old.key, '--overlap', '7d')
    expect(next).toEqual({ id: expect.any(String), kind: 'secret', key: expect.stringMatching(/^sk_/), replaces: old.id, until: expect.any(Number) })
    expect(next.until - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
    expect([await status(old.key), await status(next.key)]).toEqual([200, 200])
    expect((await runCommand(['keys', 'list'], env)).out).toMatch(new RegExp(`${old.id}.*valid until`))
    await json('keys', 'revoke', old.id)
    expect([await status(old.key), await status(next.key)]).toEqual([403, 200])
    const last = await json('keys', 'rotate', next.id, '--overlap', '0')
    expect([await status(next.key), await status(last.key)]).toEqual([403, 200])
    expect((await runCommand(['keys', 'rotate', next.id], env)).err).toContain('is revoked')
  })

  it('names the keys there are where it is asked for another, and takes no odd time', async () => {
    using folder = tempDir('keys')
    const env = { SELFSAME_DATA_DIR: folder.path }
    expect(await runCommand(['keys', 'revoke', 'sk_nobody'], env)).toMatchObject({ code: 1, err: expect.stringMatching(/has no keys\. To make one: selfsame keys create/) })
    const { id } = JSON.parse((await runCommand(['keys', 'create', '--json'], env)).out)
    expect(await runCommand(['keys', 'revoke', 'sk_nobody'], env)).toMatchObject({ code: 1, err: expect.stringContaining(id) })
    expect(await runCommand(['keys', 'rotate', id, '--overlap', 'soon'], env)).toMatchObject({ code: 2, err: expect.stringContaining('24h') })
    expect(await runCommand(['keys', 'list', '--environment', 'shop'], env)).toMatchObject({ code: 1, err: expect.stringContaining('selfsame environments create') })
    expect((await runCommand(['keys', 'revoke', id], env)).err).toContain('It was the last secret key')
  })

  it('makes sealing keys: one seals, the next waits until it is activated; the database holds none as it is where there is an operator\'s key', async () => {
    using folder = tempDir('keys')
    const env = { SELFSAME_DATA_DIR: folder.path, SELFSAME_ENCRYPTION_KEY: '11'.repeat(32) }
    const json = async (...args: string[]) => JSON.parse((await runCommand([...args, '--json'], env)).out)
    const first = await json('keys', 'create', '--kind', 'sealing')
    const second = await json('keys', 'rotate', first.id)
    expect([first, second]).toMatchObject([{ state: 'active' }, { state: 'waiting' }])
    expect(Buffer.from(first.key, 'base64')).toHaveLength(32)
    await json('keys', 'activate', second.id)
    const states = (await json('keys', 'list')).map(({ id, state }: { id: string; state: string }) => [id, state])
    expect(states).toEqual([[first.id, 'retired'], [second.id, 'active']])
    const { err } = await runCommand(['keys', 'create', '--kind', 'sealing'], { SELFSAME_DATA_DIR: folder.path })
    expect(err).toContain('SELFSAME_ENCRYPTION_KEY is not set')
    expect((await runCommand(['keys', 'activate', 'nobody'], env)).code).toBe(1)
  })
})
