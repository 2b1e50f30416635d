import { readFile } from 'node:fs/promises'
import { parse, YAMLParseError } from 'yaml'
import { randomAlphanumerics } from '../../ids.ts'
import { readRuleset, RulesetError, type Ruleset, type RulesetProblem } from '../../rules/ruleset.ts'
import { CommandError } from '../command-error.ts'

/**
 * Reads a ruleset from a file: YAML, of which JSON is a part.
 *
 * @throws {CommandError} it cannot be read, or is none; points to the place
 */
export async function readRulesetFile(path: string): Promise<Ruleset> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`cannot read ${path}: ${error.code ?? error.message}`, 2)
  })
  const document = parseDocument(path, text)
  try {
    return readRuleset(document, () => `r_${randomAlphanumerics(13)}`)
  } catch (error) {
    if (!(error instanceof RulesetError)) throw error
    throw new CommandError([`${path} is no ruleset:`, ...error.problems.map((problem) => linesOf(problem, document))].join('\n'), 2)
  }
}

function parseDocument(path: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 10 })
  } catch (error) {
    if (error instanceof YAMLParseError || error instanceof ReferenceError) throw new CommandError(`${path} is neither YAML nor JSON: ${error.message}`, 2)
    throw error
  }
}

/** An expression with a mark below the place, whole where it is short. */
function linesOf({ path, message, position, length = 1 }: RulesetProblem, document: unknown): string {
  const head = `  ${path || 'the document'}: ${message}`
  const source = path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), document)
  if (position === undefined || typeof source !== 'string') return head
  const start = source.lastIndexOf('\n', position - 1) + 1
  const line = source.slice(start).split('\n')[0] ?? ''
  const marked = Math.max(1, Math.min(length, line.length - (position - start)))
  return `${head}\n    ${line}\n    ${' '.repeat(position - start)}${'^'.repeat(marked)}`
}
