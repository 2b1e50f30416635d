import { describe, expect, it } from 'vitest'
import { isHeaderRule, readHeaderRule } from './header-rule.ts'
import { fitsOrigin, isOriginRule } from './origin-rule.ts'

describe('an origin rule', () => {
  it.each(['https://shop.example', 'http://localhost:3000', 'https://*.shop.example', 'https://*.shop.example:8443', 'http://[::1]:8080', 'chrome-extension://abcdef', 'http://192.0.2.1'])('may be %s', (rule) => {
    expect(isOriginRule(rule)).toBe(true)
  })

  it.each(['shop.example', 'https://', 'https://shop.example/', 'https://shop.example/cart', 'https://Shop.example', 'https://*', 'https://*.*.example', 'https://shop.*', 'https://shop.example:443', 'http://[::1]:80', '*', 'null', '', 'https://a@b', 'https://a b'])('may not be %s', (rule) => {
    expect(isOriginRule(rule)).toBe(false)
  })

  it.each([
    ['https://shop.example', 'https://shop.example', true],
    ['https://shop.example:8443', 'https://shop.example', false],
    ['http://shop.example', 'https://shop.example', false],
    ['https://shop.example.evil.example', 'https://shop.example', false],
    ['https://www.shop.example', 'https://*.shop.example', true],
    ['https://a.b.shop.example', 'https://*.shop.example', true],
    ['https://shop.example', 'https://*.shop.example', false],
    ['https://evilshop.example', 'https://*.shop.example', false],
    ['https://evil.example/.shop.example', 'https://*.shop.example', false],
    ['https://evil.example:1.shop.example', 'https://*.shop.example', false],
    ['http://www.shop.example', 'https://*.shop.example', false],
    ['https://www.shop.example:8443', 'https://*.shop.example', false],
    ['https://.shop.example', 'https://*.shop.example', false],
    ['null', 'https://*.shop.example', false],
    ['', 'https://shop.example', false],
  ])('%s by %s: %s', (origin, rule, fits) => {
    expect(fitsOrigin(origin, rule)).toBe(fits)
  })
})

describe('a header rule', () => {
  it.each(['user-agent: *Headless*', 'X-App:mobile', 'x-app: *'])('may be %s', (rule) => {
    expect(isHeaderRule(rule)).toBe(true)
  })

  it.each(['user-agent', ': x', 'user agent: x', 'x-app:', 'x-app: ', `x: ${'a'.repeat(300)}`, 'x: *****', ''])('may not be %j', (rule) => {
    expect(isHeaderRule(rule)).toBe(false)
  })

  it.each([
    ['user-agent: *HeadlessChrome*', 'Mozilla/5.0 headlesschrome/120', true],
    ['x-app: mobile', 'Mobile', true],
    ['x-app: mobile', 'mobile 2', false],
    ['x-app: mobile*', 'mobile 2', true],
    ['x-app: *le*le*', 'mobile', false],
    ['x-app: *le*le*', 'mobilele', true],
    ['x-app: aba*aba', 'aba', false],
    ['x-app: aba*aba', 'abaaba', true],
    ['x-app: *', '', true],
    ['x-app: a.c', 'abc', false],
  ])('%s, %s: %s', (rule, value, fits) => {
    expect(readHeaderRule(rule).fits(value)).toBe(fits)
  })
})
