import type { Event } from '@selfsame/contract'
import { Environment, EvaluationError, ParseError, TypeError as ExpressionTypeError, type ASTNode } from '@marcbachmann/cel-js'
import { eventVariables } from './event-variables.ts'

/** The product's expression language: CEL over the fields of an event. Nothing else in the product evaluates expressions. */
export interface Expression {
  readonly source: string
  /** `undecided`: it reads what this event does not have. */
  evaluate(event: Event): { state: 'true' | 'false' } | { state: 'undecided'; reason: string }
}

/** An expression cannot be used: what is wrong, and where. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  /** In UTF-16 code units from the start, and how many. */
  readonly position: number
  readonly length: number

  constructor(message: string, place: { position: number; length: number }, cause?: unknown) {
    super(message, { cause })
    this.position = place.position
    this.length = place.length
  }
}

/** Longest expression, in UTF-16 code units. */
export const MOST_LENGTH = 4_000
/** With no loop in a loop, a whole evaluation stays below a few ms whatever the event holds. */
const LIMITS = { maxAstNodes: 500, maxDepth: 32, maxListElements: 500, maxMapEntries: 50, maxCallArguments: 8 }

const LOOPS = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])
/** Regular expressions over what visitors send can be made to run for hours; the rest would only make texts. */
const FORBIDDEN = new Set(['matches', 'split', 'join'])

let environment: Environment | undefined

/** Made when first needed: it takes a few ms. */
function language(): Environment {
  if (environment) return environment
  environment = new Environment({ unlistedVariablesAreDyn: false, enableOptionalTypes: true, limits: LIMITS })
  for (const [name, type] of eventVariables()) {
    environment.registerVariable(typeof type === 'string' ? { name, type } : { name, schema: type })
  }
  return environment
}

/**
 * Reads an expression, with every name and type checked.
 *
 * @throws {ExpressionError} pointing to the place
 */
export function parseExpression(source: string): Expression {
  if (source.length > MOST_LENGTH) throw new ExpressionError(`longer than ${MOST_LENGTH} characters`, { position: MOST_LENGTH, length: 1 })
  const checked = language().check(source)
  if (!checked.valid) throw expressionError(checked.error ?? new Error('not an expression'), source)
  if (checked.type !== 'bool' && checked.type !== 'dyn') throw new ExpressionError(`expected true or false, it gives ${checked.type}`, { position: 0, length: source.length })
  const parsed = language().parse(source)
  assertBounded(parsed.ast, false)
  return {
    source,
    evaluate(event) {
      try {
        const result: unknown = parsed(event)
        return typeof result === 'boolean' ? { state: `${result}` } : { state: 'undecided', reason: 'it gives neither true nor false' }
      } catch (error) {
        if (error instanceof EvaluationError || error instanceof ExpressionTypeError) return { state: 'undecided', reason: summaryOf(error) }
        throw error
      }
    },
  }
}

/** @throws {ExpressionError} a loop stands in a loop, or something is asked for that has no bound */
function assertBounded(node: ASTNode, inLoop: boolean): void {
  const { op, args, start, end } = node as { op: string; args: unknown; start: number; end: number }
  const name = (op === 'call' || op === 'rcall') && Array.isArray(args) ? String(args[0]) : undefined
  const place = { position: start, length: Math.max(1, end - start) }
  if (name !== undefined && FORBIDDEN.has(name)) throw new ExpressionError(`${name}() is not available; there are contains(), startsWith() and endsWith()`, place)
  const isLoop = name !== undefined && LOOPS.has(name)
  if (isLoop && inLoop) throw new ExpressionError(`${name}() inside of another such call`, place)
  for (const child of nodesIn(args)) assertBounded(child, inLoop || isLoop)
}

function nodesIn(value: unknown): ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return typeof value === 'object' && value !== null && 'op' in value ? [value as ASTNode] : []
}

function expressionError(error: Error, source: string): ExpressionError {
  const known = error instanceof ParseError || error instanceof EvaluationError || error instanceof ExpressionTypeError
  const { start, end } = (known && error.range) || { start: 0, end: source.length }
  return new ExpressionError(summaryOf(error), { position: start, length: Math.max(1, end - start) }, error)
}

/** The sentence alone, without the drawing of the place. */
function summaryOf(error: Error): string {
  return error.message.split('\n')[0] ?? error.message
}
