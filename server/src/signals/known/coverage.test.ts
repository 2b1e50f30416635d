import { expectTypeOf, it } from 'vitest'
import type { Signal } from '../signal.ts'
import type { AllSignals as All, leftOut } from '../index.ts'
import type { GivenTwice, NotGiven } from './coverage.ts'

it('the compiler finds a field that no signal gives', () => {
  expectTypeOf<NotGiven<Omit<All, 'bot'>>>().toEqualTypeOf<'bot' | 'bot_type' | 'bot_info' | keyof typeof leftOut>()
  expectTypeOf<NotGiven<Omit<All, 'tampering'>>>().toEqualTypeOf<'tampering' | 'tampering_confidence' | 'tampering_details' | keyof typeof leftOut>()
})

it('the compiler finds a field that two signals give', () => {
  expectTypeOf<GivenTwice<All>>().toEqualTypeOf<never>()
  expectTypeOf<GivenTwice<All & { other: Signal<'vpn' | 'incognito'> }>>().toEqualTypeOf<'vpn' | 'incognito'>()
})

it('the compiler finds a signal that gives a field of another one', () => {
  // @ts-expect-error proxy is no field of vpn's
  const wrong: Signal<'vpn'> = () => ({ fields: { proxy: true }, detectors: [] })
  expectTypeOf(wrong).toBeFunction()
})
