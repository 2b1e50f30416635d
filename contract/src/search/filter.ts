import { z } from 'zod'

/** One parameter of `GET /v4/events`. */
export interface Filter<S extends z.ZodType = z.ZodType> {
  /** Of the value, once it is read from the query's text; of one item where `many`. */
  readonly schema: S
  readonly reads: 'text' | 'number' | 'boolean'
  /** May be given several times: an event fits that has any of the values. */
  readonly many: boolean
  readonly description: string
}

export function text<S extends z.ZodType>(schema: S, description: string): Filter<S> & { many: false } {
  return { schema, reads: 'text', many: false, description }
}

export function texts<S extends z.ZodType>(schema: S, description: string): Filter<S> & { many: true } {
  return { schema, reads: 'text', many: true, description }
}

export function number<S extends z.ZodType>(schema: S, description: string): Filter<S> & { many: false } {
  return { schema, reads: 'number', many: false, description }
}

export function flag(description: string): Filter<z.ZodBoolean> & { many: false } {
  return { schema: z.boolean(), reads: 'boolean', many: false, description }
}
