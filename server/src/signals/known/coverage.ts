import type { SignalField } from '@selfsame/contract'
import type { CountedSignal } from '../signal.ts'

type Registry = Readonly<Record<string, CountedSignal>>

/** Fields that a signal may give. */
type GivenBy<S extends CountedSignal> = keyof NonNullable<ReturnType<S>>['fields']

/** Fields of signals that none of a registry gives. */
export type NotGiven<R extends Registry> = Exclude<SignalField, { [N in keyof R]: GivenBy<R[N]> }[keyof R]>

/** Fields that more than one of a registry gives. */
export type GivenTwice<R extends Registry> = {
  [N in keyof R]: GivenBy<R[N]> & { [O in Exclude<keyof R, N>]: GivenBy<R[O]> }[Exclude<keyof R, N>]
}[keyof R]
