/**
 * `npm run docs:picture`: starts the playground as `npm start` does, visits it a few times in Chromium, and takes the
 * picture in the README of the real page.
 */
import { writeFileSync } from 'node:fs'
import { launch, startProcess, tempDir } from '@selfsame/testing'
import { environment, root } from './run.mjs'

const VISITS = 3
const data = tempDir('picture')
const window = { width: 1280, height: 1060 }
const started = await startProcess('node', {
  args: ['scripts/start.mjs'],
  cwd: root,
  env: { ...environment, SELFSAME_DATA_DIR: data.path },
})
try {
  const [, address = ''] = await started.waitForLine(/Playground\s+(http\S+)/, 180_000)
  for (const visit of Array.from({ length: VISITS }, (_, index) => index)) {
    // the last visit comes from elsewhere, so that the chart has something to show
    const last = visit === VISITS - 1
    await using browser = await launch('chromium', { window, ...(last && { timeZone: 'Asia/Tokyo', colorScheme: 'light' }) })
    const page = await browser.newPage(address)
    await page.textOf('visits', { timeoutMs: 30_000 })
    await page.waitFor('new Promise((done) => setTimeout(() => done(true), 1500))') // the drawing moves in
    if (last) writeFileSync(`${root}docs/playground.png`, await page.screenshot())
  }
} finally {
  await started.stop()
  data.remove()
}
process.exit(0)
