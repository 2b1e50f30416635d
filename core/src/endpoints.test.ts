import { afterEach, expect, test } from 'vitest'
import { resolveEndpoints } from './endpoints.ts'
import { rememberScriptUrl } from './script-url.ts'
import type { SourceWindow } from './sources/source.ts'

const shop = { location: { origin: 'https://shop.example', href: 'https://shop.example/cart/1' } } as SourceWindow
const srcdoc = { location: { origin: 'null', href: 'about:srcdoc' }, document: { baseURI: 'https://shop.example/cart/1' } } as SourceWindow

afterEach(() => rememberScriptUrl(undefined))

test('by default /s on the origin of the page', () => {
  expect(resolveEndpoints(shop, undefined)).toEqual(['https://shop.example/s'])
  expect(resolveEndpoints(srcdoc, undefined)).toEqual(['https://shop.example/s'])
})

test('from a <script>: the folder it came from', () => {
  rememberScriptUrl('https://fp.example/base/agent.js?v=1')
  expect(resolveEndpoints(shop, undefined)).toEqual(['https://fp.example/base'])
})

test('a given one wins', () => {
  rememberScriptUrl('https://fp.example/s/agent.js')
  expect(resolveEndpoints(shop, 'https://id.example/x/')).toEqual(['https://id.example/x'])
  expect(resolveEndpoints(shop, ['/a', '//cdn.example/b?c#d'])).toEqual(['https://shop.example/a', 'https://cdn.example/b'])
})
