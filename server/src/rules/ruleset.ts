import { z } from 'zod'
import { ExpressionError, MOST_LENGTH, parseExpression, type Expression } from './expression.ts'

const MOST_RULES = 100
const MOST_BODY = 16_384

/** RFC 9110: a token; and a value without control characters. */
const header = z.strictObject({
  name: z.string().regex(/^[!#$%&'*+.^_`|~\w-]{1,128}$/, 'expected the name of a header'),
  value: z.string().regex(/^[\t\x20-\x7e\x80-\xff]{0,4096}$/, 'expected the value of a header'),
})
const headers = z.array(header).max(32)

const allow = z.strictObject({
  type: z.literal('allow'),
  request_header_modifications: z
    .strictObject({ remove: z.array(header.shape.name).max(32).exactOptional(), set: headers.exactOptional(), append: headers.exactOptional() })
    .exactOptional(),
})
const block = z.strictObject({
  type: z.literal('block'),
  status_code: z.number().int().min(200).max(599).exactOptional(),
  headers: headers.exactOptional(),
  body: z.string().max(MOST_BODY).exactOptional(),
})
const action = z.discriminatedUnion('type', [allow, block], 'expected type: allow or type: block')

const ruleId = z.string().regex(/^[\w-]{1,32}$/, 'expected letters, digits, - or _')
const when = z.string().min(1).max(MOST_LENGTH)

export const rulesetSchema = z.strictObject({
  name: z.string().min(1).max(64),
  /** The first one whose expression is true decides. */
  rules: z.array(z.strictObject({ id: ruleId.exactOptional(), when, then: action })).min(1).max(MOST_RULES),
  /** Where none is true. */
  otherwise: action.default({ type: 'allow' }),
})

export type RuleAction = z.infer<typeof action>

/** A ruleset as it is kept: every rule has an id. */
export interface Ruleset {
  name: string
  rules: { id: string; when: string; then: RuleAction }[]
  otherwise: RuleAction
}

/** A ruleset whose expressions can be evaluated. */
export interface CompiledRuleset {
  rules: { id: string; when: Expression; then: RuleAction }[]
  otherwise: RuleAction
}

export interface RulesetProblem {
  /** Place in the document, for instance `rules.2.when`. */
  path: string
  message: string
  /** Of an expression: the line and the place below it. */
  position?: number
  length?: number
}

/** A document is no ruleset; every problem at once. */
export class RulesetError extends Error {
  override readonly name = 'RulesetError'
  readonly problems: readonly RulesetProblem[]

  constructor(problems: readonly RulesetProblem[]) {
    super(problems.map(({ path, message }) => `${path || 'the document'}: ${message}`).join('\n'))
    this.problems = problems
  }
}

/**
 * Checks a ruleset: its form, and every expression.
 *
 * @param document as parsed from JSON or YAML
 * @param newId    for rules that have none
 * @throws {RulesetError}
 */
export function readRuleset(document: unknown, newId: () => string): Ruleset {
  const parsed = rulesetSchema.safeParse(document)
  if (!parsed.success) throw new RulesetError(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
  const { name, rules, otherwise } = parsed.data
  const ids = rules.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new RulesetError([{ path: 'rules', message: `the id ${twice} stands there twice` }])
  const ruleset = { name, rules: rules.map(({ id, ...rule }) => ({ id: id ?? newId(), ...rule })), otherwise }
  compileRuleset(ruleset)
  return ruleset
}

/** @throws {RulesetError} an expression cannot be used (any more) */
export function compileRuleset({ rules, otherwise }: Ruleset): CompiledRuleset {
  const problems: RulesetProblem[] = []
  const compiled = rules.flatMap((rule, index) => {
    try {
      return [{ ...rule, when: parseExpression(rule.when) }]
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      const { message, position, length } = error
      problems.push({ path: `rules.${index}.when`, message, position, length })
      return []
    }
  })
  if (problems.length > 0) throw new RulesetError(problems)
  return { rules: compiled, otherwise }
}
