import { expect, test } from 'vitest'
import { fakeWindow } from '../testing/fake-window.ts'
import { applePay } from './apple-pay.ts'

const paying = (highest: number, canMakePayments: () => boolean) =>
  fakeWindow({ ApplePaySession: class {
    static supportsVersion = (version: number) => version <= highest
    static canMakePayments = canMakePayments
  } })
const refusing = (name: string) => () => {
  throw new DOMException('', name)
}

test('is absent in the browsers of the tests', () => {
  expect('ApplePaySession' in window).toBe(false)
  expect(applePay(window)).toEqual({ state: 'absent' })
})

const SOURCE = 'https://developer.apple.com/documentation/applepayontheweb/applepaysession'

test(`unverified: gives the highest version, or 0 where it cannot pay, ${SOURCE}`, () => {
  expect(applePay(paying(14, () => true))).toEqual({ state: 'ok', value: 14 })
  expect(applePay(paying(14, () => false))).toEqual({ state: 'ok', value: 0 })
})

test(`unverified: is blocked in frames and on insecure pages, ${SOURCE}`, () => {
  expect(applePay(paying(14, refusing('InvalidAccessError')))).toEqual({ state: 'blocked' })
  expect(applePay(paying(14, refusing('SecurityError')))).toEqual({ state: 'blocked' })
  expect(() => applePay(paying(14, refusing('DataError')))).toThrow()
})
