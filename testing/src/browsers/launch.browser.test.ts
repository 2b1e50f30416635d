import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tempDir } from '../temp-dir.ts'
import { userAgentAhead } from './chromium-user-agent.ts'
import { ENGINES, launch } from './launch.ts'
import { NotSupported } from './not-supported.ts'
import type { LaunchOptions } from './types.ts'

let server: Server
let url: string

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<button data-testid="hello" onclick="this.textContent = 'clicked'"> hi </button><script>window.asked = ${JSON.stringify(request.headers['accept-language'] ?? '')}; window.hints = ${JSON.stringify(request.headers['sec-ch-ua'] ?? '')}</script>`)
  })
  url = await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '')
    })
  })
})
afterAll(() => server.close())

const READ = `({
  languages: navigator.languages.join(),
  asked: window.asked,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  ratio: devicePixelRatio,
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
  screen: [screen.width, screen.height].join('x'),
  window: [outerWidth, outerHeight].join('x'),
  webgl: document.createElement('canvas').getContext('webgl') !== null,
})`

describe.for(ENGINES)('%s', (engine) => {
  const read = async (options: LaunchOptions) => {
    await using browser = await launch(engine, options)
    const page = await browser.newPage(url)
    return await page.evaluate<Record<string, unknown>>(READ)
  }

  test('shows a plain desktop unless told otherwise', async () => {
    const plain = await read({})
    expect(plain).toMatchObject({ ratio: 1, dark: false, screen: '1920x1080', window: '1280x800', webgl: true, zone: 'UTC' })
    expect(String(plain['languages'])).toMatch(/^en-US/)
  })

  test('takes time zone, language, scale, scheme and screen as a user would set them', async () => {
    const changed = await read({
      timeZone: 'Asia/Tokyo',
      locale: 'de-DE',
      deviceScaleFactor: 2,
      colorScheme: 'dark',
      screen: { width: 2560, height: 1440 },
    })
    expect(changed).toMatchObject({ zone: 'Asia/Tokyo', locale: 'de-DE', ratio: 2, dark: true, screen: '1280x720' })
    expect(changed['languages']).toMatch(/^de-DE/)
    expect(changed['asked']).toMatch(/^de-DE/)
  })

  test('drives a page', async () => {
    await using browser = await launch(engine, { privateWindow: true, window: { width: 1000, height: 700 } })
    expect(browser.version).toMatch(/^\d+\./)
    const page = await browser.newPage(url)
    expect(await page.evaluate('[outerWidth, outerHeight]')).toEqual([1000, 700])
    expect(await page.textOf('hello')).toBe('hi')
    await page.click('hello')
    expect(await page.waitFor(`document.body.textContent.includes('clicked')`)).toBe(true)
    expect(await page.evaluate(async ({ left, right }) => left + right, { left: 1, right: 2 })).toBe(3)
    await page.evaluate(`void setTimeout(() => { throw new Error('nobody catches this') })`)
    await expect.poll(() => page.readLog()).toContainEqual(expect.objectContaining({ kind: 'uncaught' }))
    expect((await page.screenshot()).subarray(1, 4).toString()).toBe('PNG')
    await page.reload()
    const second = await browser.newPage(url)
    expect(await second.textOf('hello')).toBe('hi')
    await second.close()
    expect(await page.textOf('hello')).toBe('hi')
    await expect(page.waitFor('false', { timeoutMs: 200 })).rejects.toThrow('longer than 200 ms')
  })
})

test.for(['chromium', 'firefox'] as const)('%s comes back to a profile, and not from a private window', async (engine) => {
  using profile = tempDir('profile')
  const visit = async (options: LaunchOptions) => {
    await using browser = await launch(engine, { profileDir: profile.path, ...options })
    const page = await browser.newPage(url)
    return await page.evaluate<string | null>(`[localStorage.getItem('seen'), localStorage.setItem('seen', 'yes')][0]`)
  }
  expect(await visit({})).toBeNull()
  expect(await visit({})).toBe('yes')
  expect(await visit({ privateWindow: true })).toBeNull()
})

test('chromium says it is of a later version, to the page and to the server', async () => {
  const read = `navigator.userAgentData.getHighEntropyValues(['uaFullVersion']).then((values) => [navigator.userAgent.match(/Chrome.(\\d+)/)[1], parseInt(values.uaFullVersion), hints])`
  await using now = await launch('chromium')
  const page = await now.newPage(url)
  const [version] = await page.evaluate<[string]>(read)
  await using later = await launch('chromium', { userAgent: await userAgentAhead(page, 4) })
  const seen = await (await later.newPage(url)).evaluate(read)
  const ahead = Number(version) + 4
  expect(seen).toEqual([String(ahead), ahead, expect.stringContaining(`"Chromium";v="${ahead}"`)])
})

test('what an engine cannot do says so', async () => {
  await expect(launch('webkit', { headless: true })).rejects.toThrow(NotSupported)
  await expect(launch('firefox', { userAgent: { userAgent: '' } as never })).rejects.toThrow(NotSupported)
  await expect(launch('chromium', { prefs: {} })).rejects.toThrow(NotSupported)
})
