import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, it } from 'vitest'
import { main } from '../main.ts'
import { createStore } from '../store/index.ts'
import { makeVisit, mustStore, NOON } from '../store/suite/ground.ts'

async function run(args: string[], env: Record<string, string>) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

it('merges are listed with why, and undone by hand', async () => {
  using folder = tempDir('merges')
  const env = { SELFSAME_DATA_DIR: folder.path }
  const store = createStore({ file: join(folder.path, 'selfsame.sqlite') })
  await store.migrate()
  const { id } = await store.ensureEnvironment('default')
  const [first, second] = [makeVisit(id), makeVisit(id, { at: NOON + 1 })]
  for (const visit of [first, second]) await mustStore(store, visit)
  const [older, younger] = [first.visitor.id, second.visitor.id]
  await mustStore(store, makeVisit(id, { visitorId: older, isNew: false, merges: [{ younger, older, evidence: { probability: 0.99, bits: 21.25 } }] }))
  await store.close()

  const listed = await run(['merges', 'list'], env)
  expect(listed).toEqual({ code: 0, err: '', out: `${younger} -> ${older}  2026-11-22T12:00:00.000Z  probability 0.99  bits 21.25\n` })
  expect(JSON.parse((await run(['merges', 'list', '--json'], env)).out)).toEqual([
    { younger, older, at: NOON, evidence: { probability: 0.99, bits: 21.25 } },
  ])
  expect(await run(['unmerge', younger, '--json'], env)).toEqual({ code: 0, err: '', out: `${JSON.stringify({ younger, older })}\n` })
  expect(await run(['unmerge', younger], env)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no merged visitor') })
  expect((await run(['merges', 'list'], env)).out).toContain('undone 20')
})
