import { digest } from '@selfsame/contract/check'
import { ok, type Source } from './source.ts'

/** Arguments at which libraries of mathematical functions round differently. */
const AT: { readonly [F in 'acos' | 'acosh' | 'asinh' | 'atanh' | 'cosh' | 'exp' | 'expm1' | 'log1p' | 'sin' | 'sinh' | 'tan' | 'tanh' | 'cbrt' | 'cos']: number } = {
  acos: 0.123124234234234242,
  acosh: 1e300,
  asinh: 1.2345,
  atanh: 0.5,
  cbrt: 100.3,
  cos: 1e22,
  cosh: 1.5,
  exp: 10.7,
  expm1: 1.01,
  log1p: 10.3,
  sin: 1e22,
  sinh: 1.23,
  tan: -1e300,
  tanh: 0.77,
}

/** Digest of some mathematical functions' last bits: they come from the script engine or the system's library. */
export const maths: Source<'maths'> = ({ Math }) => {
  const names = Object.keys(AT) as (keyof typeof AT)[]
  return ok(digest([...names.map((name) => Math[name](AT[name])), Math.pow(Math.PI, -100)].join()))
}
