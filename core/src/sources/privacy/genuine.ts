import { noised, ok, type SourceWindow } from '../source.ts'
import { resistsFingerprinting } from './resist-fingerprinting.ts'

/** The value, or `noised` under resistFingerprinting, which gives everybody the same one. */
export const genuine = <V>(window: SourceWindow, value: V) =>
  resistsFingerprinting(window) ? noised() : ok(value)
