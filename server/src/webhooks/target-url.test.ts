import { expect, it } from 'vitest'
import { checkTargetUrl, TargetUrlError } from './target-url.ts'

it.each([
  ['https://example.com/hook?x=1', 'https://example.com/hook?x=1'],
  ['HTTPS://EXAMPLE.com', 'https://example.com/'],
  ['https://8.8.8.8:8443/', 'https://8.8.8.8:8443/'],
])('takes %s', (text, expected) => {
  expect(checkTargetUrl(text, [])).toBe(expected)
})

it.each([
  'example.com', 'ftp://example.com', 'javascript:alert(1)', 'http://example.com/', 'https://user:pw@example.com/', 'https://example.com/#a',
  'https://127.0.0.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://[::1]/', 'https://[::ffff:7f00:1]/', 'https://169.254.169.254/latest', `https://example.com/${'x'.repeat(2_048)}`,
])('takes no %s', (text) => {
  expect(() => checkTargetUrl(text, [])).toThrow(TargetUrlError)
})

it('takes what the operator allows, without TLS too', () => {
  expect(checkTargetUrl('http://127.0.0.1:9000/hook', ['127.0.0.0/8'])).toBe('http://127.0.0.1:9000/hook')
  expect(() => checkTargetUrl('http://10.0.0.1/', ['127.0.0.0/8'])).toThrow(TargetUrlError)
})
