import { expect, test } from 'vitest'
import type { SourceWindow } from './sources/source.ts'
import { credentialsOf } from './token.ts'

const pageOf = (origin: string) => ({ origin }) as SourceWindow

test('no cookie goes along unless asked for', () => {
  expect(credentialsOf(pageOf('https://shop.example'), { apiKey: 'x' })).toBe('omit')
  expect(credentialsOf(pageOf('null'), { apiKey: 'x', storage: 'none' })).toBe('omit')
})

test('cookies go to the own origin alone', () => {
  expect(credentialsOf(pageOf('https://shop.example'), { apiKey: 'x', storage: 'cookie' })).toBe('same-origin')
})

test('a page that can have no cookie is told so', () => {
  expect(() => credentialsOf(pageOf('null'), { apiKey: 'x', storage: 'cookie' })).toThrow(expect.objectContaining({ code: 'storage_blocked' }))
})
