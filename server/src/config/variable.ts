import type { z } from 'zod'

/** One setting of the server, an environment variable; its key in a `VariableGroup` is its place in `Config`. */
export interface Variable {
  readonly name: string
  /** From the variable's text to its value in `Config`. Messages say what is allowed and never quote the text, which may be a secret. */
  readonly schema: z.ZodType<unknown, string>
  /** What it does, for the table of settings; one sentence, Markdown. */
  readonly doc: string
  /** The text that an unset variable stands for. Absent: the setting is then absent in `Config`. */
  readonly default?: string
  /** What holds while it is unset, for the table, where `default` does not say it. */
  readonly unset?: string
  /** Never shown. */
  readonly secret?: true
}

/** Settings of one topic, by their place in `Config`. */
export type VariableGroup = Readonly<Record<string, Variable>>
