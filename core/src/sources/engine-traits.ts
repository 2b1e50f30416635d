import { ok, type Source } from './source.ts'

/**
 * Facts of the script engine that a changed user agent does not change: the length of `eval`'s own source text (33 in
 * V8, 37 in SpiderMonkey and JavaScriptCore; nothing is evaluated), an error's own property names, and `productSub`.
 */
export const engineTraits: Source<'engineTraits'> = ({ eval: evaluate, Error, navigator }) =>
  ok({
    evalLength: Function.prototype.toString.call(evaluate).length,
    errorShape: Object.getOwnPropertyNames(new Error('')).join().slice(0, 64),
    productSub: String(navigator.productSub).slice(0, 32),
  })
