import { tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { main } from './main.ts'

async function run(args: string[], env: Record<string, string> = {}) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

describe('selfsame', () => {
  it('explains itself', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/serve[\s\S]*keys/) })
    expect(await run(['serve', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('SELFSAME_PORT, default 8787') })
    expect(await run(['--version'])).toMatchObject({ code: 0, out: `${manifest.version}\n` })
  })

  it.each([[['frob']], [['serve', '--prot', '1']], [['keys', 'create', '--kind', 'golden']], [[]]])('ends %j with 2 and says how it is used', async (args) => {
    expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage:') })
  })

  it('tells of a wrong configuration', async () => {
    expect(await run(['keys', 'list'], { SELFSAME_PORT: 'x' })).toMatchObject({ code: 2, err: expect.stringContaining('SELFSAME_PORT') })
  })
})

describe('selfsame keys', () => {
  it('makes a key, prints it once, and says what becomes of earlier ones', async () => {
    using folder = tempDir('keys')
    const env = { SELFSAME_DATA_DIR: folder.path }
    const first = await run(['keys', 'create'], env)
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^sk_[A-Za-z0-9]{32}\n$/) })
    expect(first.err).not.toMatch(/earlier/)

    const second = await run(['keys', 'create', '--kind', 'secret'], env)
    expect(second.err).toContain('Still valid: 1 earlier secret key')

    const third = await run(['keys', 'create', '--revoke-others', '--json'], env)
    expect(JSON.parse(third.out)).toEqual({ id: expect.any(String), kind: 'secret', key: expect.stringMatching(/^sk_/), revoked: 2, stillValid: 0 })

    await run(['keys', 'create', '--kind', 'public'], env)
    const { out } = await run(['keys', 'list'], env)
    expect(out.trim().split('\n').map((line) => [line.split(' ')[0], / revoked /.test(line)])).toEqual([
      ['secret', true],
      ['secret', true],
      ['secret', false],
      ['public', false],
    ])
    const listed = await run(['keys', 'list', '--json'], env)
    for (const { out: made } of [first, second]) expect(out + listed.out).not.toContain(made.trim())
  })

  it('warns where the configuration overrides what is made', async () => {
    using folder = tempDir('keys')
    const env = { SELFSAME_DATA_DIR: folder.path, SELFSAME_SECRET_KEY: 'sk_configured_by_hand' }
    expect((await run(['keys', 'create'], env)).err).toContain('SELFSAME_SECRET_KEY is set')
  })
})
