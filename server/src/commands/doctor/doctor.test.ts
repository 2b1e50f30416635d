import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, tempDir } from '@selfsame/testing'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../tests/run-command.ts'
import type { Finding } from './check.ts'

async function examine(env: Record<string, string>) {
  const { code, out } = await runCommand(['doctor', '--json'], env)
  const { findings } = JSON.parse(out) as { findings: Finding[] }
  return { code, out, findings, of: (check: string) => findings.find((finding) => finding.check === check) }
}

describe('selfsame doctor', () => {
  it('finds a server that has run in health, and says what would be better', async () => {
    using folder = tempDir('doctor')
    const env = { SELFSAME_DATA_DIR: folder.path, SELFSAME_ENCRYPTION_KEY: '11'.repeat(32), SELFSAME_TRUSTED_PROXIES: '127.0.0.1' }
    for (const kind of ['public', 'secret']) await runCommand(['keys', 'create', '--kind', kind], env)
    const { of, findings } = await examine(env)
    for (const check of ['configuration', 'database', 'privileges', 'migrations', 'clock', 'model', 'keys', 'encryption', 'proxies']) {
      expect(of(check), check).toMatchObject({ state: 'ok' })
    }
    expect(findings.map(({ check }) => check)).toContain('disk')
    const words = await runCommand(['doctor'], { SELFSAME_DATA_DIR: folder.path })
    expect(words.out).toMatch(/warn {2}encryption[^\n]*\n +-> set SELFSAME_ENCRYPTION_KEY/)
  })

  it('names webhooks and sealing keys whose secret cannot be opened', async () => {
    using folder = tempDir('doctor')
    const env = { SELFSAME_DATA_DIR: folder.path, SELFSAME_ENCRYPTION_KEY: '11'.repeat(32) }
    const { id: webhook } = JSON.parse((await runCommand(['webhooks', 'create', 'https://example.com/hook', '--json'], env)).out) as { id: string }
    const { id: key } = JSON.parse((await runCommand(['keys', 'create', '--kind', 'sealing', '--json'], env)).out) as { id: string }
    const lost = { ...env, SELFSAME_ENCRYPTION_KEY: '22'.repeat(32) }
    expect((await examine(lost)).of('encryption')).toMatchObject({ state: 'fail', detail: expect.stringMatching(`webhook ${webhook}, sealing key ${key}`) })
    expect((await examine({ ...env, SELFSAME_ENCRYPTION_KEY: `${'22'.repeat(32)},${'11'.repeat(32)}` })).of('encryption')).toMatchObject({ state: 'ok' })
  })

  it('tells of a configuration that cannot be used, with all its problems', async () => {
    const { code, of } = await examine({ SELFSAME_PORT: 'x', SELFSAME_BODY_TIMEOUT: 'x' })
    expect(code).toBe(1)
    expect(of('configuration')).toMatchObject({ state: 'fail', detail: expect.stringMatching(/SELFSAME_PORT[\s\S]*SELFSAME_BODY_TIMEOUT/) })
  })

  it('tells of a database that does not answer, without the password, and goes on', async () => {
    const { code, out, of } = await examine({ DATABASE_URL: `mysql://me:hunter2@127.0.0.1:${await freePort()}/visits` })
    expect(code).toBe(1)
    expect(of('database')).toMatchObject({ state: 'fail', detail: expect.stringContaining('ECONNREFUSED'), fix: expect.stringContaining('DATABASE_URL') })
    expect(of('model')).toMatchObject({ state: 'ok' })
    expect(out).not.toContain('hunter2')
  })

  it('changes nothing: an empty database stays one that is to be migrated', async () => {
    using folder = tempDir('doctor')
    const env = { SELFSAME_DATA_DIR: join(folder.path, 'new') }
    expect((await examine(env)).of('migrations')).toMatchObject({ state: 'warn' })
    expect((await examine(env)).of('migrations')).toMatchObject({ state: 'warn' })
    expect(existsSync(env.SELFSAME_DATA_DIR)).toBe(false)
    expect((await examine({ SELFSAME_DATA_DIR: '/dev/null/x' })).of('disk')).toMatchObject({ state: 'fail' })
    expect((await examine({ ...env, SELFSAME_MODEL: join(folder.path, 'none.json') })).of('model')).toMatchObject({ state: 'fail' })
    expect((await examine({ ...env, SELFSAME_TRUSTED_PROXIES: '0.0.0.0/0' })).of('proxies')).toMatchObject({ state: 'fail' })
  })
})
