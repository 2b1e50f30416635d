import { expect, test } from 'vitest'
import type { SourceWindow } from './sources/source.ts'
import { pageAddresses } from './url.ts'

const SECRET_HASH = '2bb80d537b1da3e38bd30361aa855686' // sha256('secret'), first half

function page(href: string, referrer = '', crypto: unknown = window.crypto): SourceWindow {
  return { location: { href }, document: { referrer }, crypto } as unknown as SourceWindow
}

test('sends the addresses as they are by default, without a user name', async () => {
  expect(await pageAddresses(page('https://u:p@shop.example/a?b=c#d', 'https://search.example/?q=shoes'))).toEqual({
    url: 'https://shop.example/a?b=c#d',
    referrer: 'https://search.example/?q=shoes',
  })
})

test('no referrer is no referrer', async () => {
  expect(await pageAddresses(page('https://shop.example/'))).toEqual({ url: 'https://shop.example/' })
})

test('sends a hash of what is to be hashed, of the referrer too', async () => {
  const hashing = { path: true, query: true, fragment: true }
  expect(await pageAddresses(page('https://shop.example/secret?secret#secret', 'https://shop.example/secret'), hashing)).toEqual({
    url: `https://shop.example/${SECRET_HASH}?${SECRET_HASH}#${SECRET_HASH}`,
    referrer: `https://shop.example/${SECRET_HASH}`,
  })
})

test('what is empty stays empty', async () => {
  const hashing = { path: true, query: true, fragment: true }
  expect(await pageAddresses(page('https://shop.example/'), hashing)).toEqual({ url: 'https://shop.example/' })
})

test('each part for itself', async () => {
  expect(await pageAddresses(page('https://shop.example/a?secret#d'), { query: true })).toEqual({
    url: `https://shop.example/a?${SECRET_HASH}#d`,
  })
})

test('a page without crypto.subtle leaves the part out, rather than in clear', async () => {
  expect(await pageAddresses(page('http://shop.example/a?secret', '', {}), { query: true })).toEqual({ url: 'http://shop.example/a' })
})

test('a long address is cut to what the server takes', async () => {
  const { url } = await pageAddresses(page(`https://shop.example/?${'x'.repeat(5000)}`))
  expect(url).toHaveLength(2048)
})
