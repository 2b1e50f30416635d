import { describe, expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { runCommand as run } from './tests/run-command.ts'

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
