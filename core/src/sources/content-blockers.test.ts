import { expect, test } from 'vitest'
import { contentBlockers } from './content-blockers.ts'

/** What a blocking extension does: a style sheet of the list's selectors. */
async function withHidden<T>(selectors: string, run: () => T): Promise<Awaited<T>> {
  const style = document.createElement('style')
  style.textContent = `${selectors} { display: none !important }`
  document.head.append(style)
  try {
    return await run()
  } finally {
    style.remove()
  }
}

test('finds no blocker here, and leaves nothing in the page', async () => {
  const before = document.documentElement.outerHTML
  expect(await contentBlockers(window)).toEqual({ state: 'ok', value: [] })
  expect(document.documentElement.outerHTML).toBe(before)
})

test('names a list both of whose probes are hidden', async () => {
  const result = await withHidden('#werbung_mitte, #headerwerbung, #fblikepop', () => contentBlockers(window))
  expect(result).toEqual({ state: 'ok', value: ['german'] })
})

test('fails where the page hides everything, and cleans up', async () => {
  await expect(withHidden('html > div', () => contentBlockers(window))).rejects.toThrow('shows nothing')
  expect(document.querySelector('#AdSky23')).toBeNull()
})
