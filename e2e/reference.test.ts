import { fileURLToPath } from 'node:url'
import { ENGINES, freePort, launch, startProcess, tempDir, type RunningProcess } from '@selfsame/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const START_TIMEOUT_MS = 60_000

let data: ReturnType<typeof tempDir>
let program: RunningProcess
let address: string

beforeAll(async () => {
  data = tempDir('e2e-reference')
  const port = await freePort()
  address = `http://127.0.0.1:${port}/v4/reference`
  const env = { SELFSAME_PORT: String(port), SELFSAME_DATA_DIR: data.path, SELFSAME_LOG_LEVEL: 'warn' }
  program = await startProcess(process.execPath, { args: ['server/dist/cli.js', 'serve'], cwd: root, env })
  await program.waitForPort(port, START_TIMEOUT_MS)
})
afterAll(async () => {
  await program?.stop()
  data?.remove()
})

it.each(ENGINES)('%s shows the reference of the Server API, styled, with links that lead somewhere, and no complaint', async (engine) => {
  await using browser = await launch(engine)
  const page = await browser.newPage(address)
  expect(await page.evaluate<string>('document.title')).toContain('Selfsame')
  expect(await page.evaluate<number>('document.styleSheets[0].cssRules.length')).toBeGreaterThan(5)
  const dead = "[...document.querySelectorAll('a[href^=\"#\"]')].map((link) => link.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id))"
  expect(await page.evaluate<string[]>(dead)).toEqual([])
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect((await page.readLog()).filter(({ kind }) => kind !== 'log')).toEqual([])
})
