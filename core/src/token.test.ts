import { expect, test } from 'vitest'
import type { SourceWindow } from './sources/source.ts'
import { credentialsOf, tokenField } from './token.ts'

const pageOf = (origin: string) => ({ origin }) as SourceWindow

test('no cookie goes along unless asked for', () => {
  expect(credentialsOf(pageOf('https://shop.example'), { apiKey: 'x' })).toBe('omit')
  expect(credentialsOf(pageOf('null'), { apiKey: 'x', storage: 'none' })).toBe('omit')
})

test('cookies go along where the site asks for the token, and the body says so', () => {
  expect(credentialsOf(pageOf('https://shop.example'), { apiKey: 'x', storage: 'cookie' })).toBe('include')
  expect(tokenField({ apiKey: 'x', storage: 'cookie' })).toEqual({ storage: 'cookie' })
  expect([tokenField({ apiKey: 'x' }), tokenField({ apiKey: 'x', storage: 'none' })]).toEqual([{}, {}])
})

test('a page that can have no cookie is told so', () => {
  expect(() => credentialsOf(pageOf('null'), { apiKey: 'x', storage: 'cookie' })).toThrow(expect.objectContaining({ code: 'storage_blocked' }))
})
