import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempDir } from '@selfsame/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedModel } from '../linkage/index.ts'
import { main } from '../main.ts'
import { desktopComponents } from '../tests/visit.ts'

async function run(args: string[], env: Record<string, string> = {}) {
  let [out, err] = ['', '']
  const code = await main(args, { env, out: (text) => void (out += text), err: (text) => void (err += text) })
  return { code, out, err }
}

const ok = <V>(value: V) => ({ state: 'ok', value })
const DAY = 86_400_000

/** Browsers that come four times each, told apart by fonts and GPU; every other visit has another screen. */
function history(browsers: number): string {
  const lines = Array.from({ length: browsers * 4 }, (_, index) => {
    const [browser, round] = [index % browsers, Math.floor(index / browsers)]
    const components = {
      ...desktopComponents,
      fonts: ok(['Arial', `Font ${browser % 17}`, `Face ${browser % 23}`]),
      canvasText: ok((browser % 97).toString(16)),
      screenResolution: ok(round % 2 === 0 ? [1920, 1080] : [1280, 720]),
    }
    const truth = { class: 'desktop', causes: round === 0 ? ['first'] : ['dock'], group: 1 }
    return JSON.stringify({ browserId: `b${browser}`, t: new Date(Date.UTC(2026, 0, 1) + round * 5 * DAY + browser * 60_000).toISOString(), components, ...truth })
  })
  return `${lines.join('\n')}\n`
}

describe('learning from histories', () => {
  const folder = tempDir('learning')
  const [file, few, out] = ['history.jsonl', 'few.jsonl', 'model.json'].map((name) => join(folder.path, name)) as [string, string, string]
  beforeAll(() => {
    writeFileSync(file, history(150))
    writeFileSync(few, history(10))
  })
  afterAll(() => folder.remove())

  it('evaluate answers a history and says how well that went', async () => {
    const { code, out: json, err } = await run(['evaluate', '--history', file, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(json)).toMatchObject({ visits: 600, network: true, recallBy: { class: { desktop: expect.any(Number) }, cause: { dock: expect.any(Number) } } })
    expect(err).toContain(`model ${shippedModel.version}`)
    const text = await run(['evaluate', '--history', file, '--no-network'])
    expect(text).toMatchObject({ code: 0, out: expect.stringMatching(/precision +\d\.\d{3}[\s\S]*recall, cause dock +\d\.\d{3} of 450/) })
  })

  it('says where a history or a model cannot be used', async () => {
    expect(await run(['evaluate', '--history', join(folder.path, 'none')])).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') })
    expect(await run(['evaluate', '--history', file, '--model', few])).toMatchObject({ code: 2, err: expect.stringContaining('is no model that this version can use') })
    expect(await run(['evaluate'])).toMatchObject({ code: 2, err: expect.stringContaining('--history') })
    expect(await run(['train', '--history', few, '--out', out])).toMatchObject({ code: 1, err: expect.stringContaining('Too few visits to learn from') })
    expect(existsSync(out)).toBe(false)
    expect(await run(['train', '--history', file, '--out', few])).toMatchObject({ code: 2, err: expect.stringMatching(/With --force[\s\S]*is no model/) })
  })

  it('train beats the model that stands there, keeps it beside the new one, and a server can use that', async () => {
    writeFileSync(out, JSON.stringify({ ...shippedModel, version: 'before' }))
    const { code, out: json, err } = await run(['train', '--history', file, '--out', out, '--no-network', '--force', '--name', 'after', '--json'])
    expect(code).toBe(0)
    expect(err).toContain(`to be better than ${out}, model before`)
    expect(err).toContain(`SELFSAME_MODEL=${out}`)
    expect(JSON.parse(json)).toMatchObject({ model: 'after', written: true, tests: [{ network: false, before: { f1: expect.any(Number) }, after: { f1: expect.any(Number) } }] })
    expect([out, `${out}.previous`].map((each) => JSON.parse(readFileSync(each, 'utf8')).version)).toEqual(['after', 'before'])
    expect((await run(['evaluate', '--history', file], { SELFSAME_MODEL: out })).err).toContain('model after')
  }, 120_000)
})
