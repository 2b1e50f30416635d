import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { expect, it } from 'vitest'
import { main } from '../main.ts'
import { createStore } from '../store/index.ts'
import { makeVisit, mustStore } from '../store/suite/ground.ts'

async function run(args: string[], env: Record<string, string>) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

it('visitors are handed out, erased and accounted for by command', async () => {
  using folder = tempDir('visitors')
  const env = { SELFSAME_DATA_DIR: folder.path }
  const store = createStore({ file: join(folder.path, 'selfsame.sqlite') })
  await store.migrate()
  const { id } = await store.ensureEnvironment('default')
  const [one, two] = [makeVisit(id), makeVisit(id, { event: { linked_id: 'account 42' } })]
  for (const visit of [one, two]) await mustStore(store, visit)
  await store.close()

  const exported = await run(['visitors', 'export', one.visitor.id], env)
  expect(JSON.parse(exported.out)).toMatchObject({ visitor_id: one.visitor.id, exported_at: expect.any(Number), rows: expect.any(Array) })
  expect(JSON.parse((await run(['visitors', 'export', '--linked-id', 'account 42'], env)).out)).toMatchObject({ linked_id: 'account 42' })
  for (const whom of [[one.visitor.id], ['--linked-id', 'account 42']]) {
    const unsaid = await run(['visitors', 'erase', ...whom], env)
    expect(unsaid).toEqual({ code: 2, out: '', err: expect.stringMatching(/1 visitor\(s\) with 1 event\(s\).*--yes/) })
  }
  expect(await run(['visitors', 'erase', '--linked-id', 'account 42', '--yes'], env)).toEqual({ code: 0, err: '', out: 'Erased: 1 visitor(s), 1 event(s).\n' })
  expect(await run(['visitors', 'erase', one.visitor.id, '--yes', '--json'], env)).toEqual({ code: 0, err: '', out: '{"visitors":1,"events":1}\n' })
  expect(await run(['visitors', 'erase', one.visitor.id], env)).toMatchObject({ code: 1, err: expect.stringContaining('There is no visitor') })
  expect(await run(['visitors', 'erase', '--linked-id', 'account 42'], env)).toMatchObject({ code: 1, err: expect.stringContaining('No visitor') })
  expect(await run(['visitors', 'erase'], env)).toMatchObject({ code: 2, err: expect.stringContaining('--linked-id') })

  const audit = JSON.parse((await run(['audit', '--json'], env)).out) as { action: string }[]
  expect(audit.map(({ action }) => action).sort()).toEqual(['linked_id.erased', 'linked_id.exported', 'visitor.erased', 'visitor.erased', 'visitor.exported'])
  expect((await run(['audit'], env)).out).toMatch(/visitor\.erased {2}by command line {2}visitors 1 {2}events 1\n/)
})
