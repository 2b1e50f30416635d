import { eventSchema } from '@selfsame/contract'
import { z } from 'zod'

/** A type of the expression language, or an object's fields with theirs. */
export type ExpressionType = string | { [field: string]: ExpressionType }

/** Not a visit's: it is what rules are asked for. */
const LEFT_OUT = ['rule_action', 'raw_device_attributes']

/** Every field of the event as a variable of the expression language, with its type; read off the event's own schema. */
export function eventVariables(): [name: string, type: ExpressionType][] {
  return Object.entries(eventSchema.shape)
    .filter(([name]) => !LEFT_OUT.includes(name))
    .map(([name, schema]) => [name, typeOf(schema)])
}

function typeOf(schema: z.core.$ZodType): ExpressionType {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional) return typeOf(schema.unwrap())
  if (schema instanceof z.ZodBoolean) return 'bool'
  if (schema instanceof z.ZodNumber) return 'double'
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return 'string'
  if (schema instanceof z.ZodArray) return `list<${nested(schema.element)}>`
  if (schema instanceof z.ZodObject) return typeOfObject(schema)
  return 'dyn' // tags: whatever the site wrote
}

/** Names such as `24_hours` can only be asked for in brackets, which only a map allows. */
function typeOfObject({ shape }: z.ZodObject): ExpressionType {
  const fields = Object.entries(shape).map(([name, schema]): [string, ExpressionType] => [name, typeOf(schema)])
  if (fields.every(([name]) => /^[A-Za-z_]\w*$/.test(name))) return Object.fromEntries(fields)
  return `map<string, ${fields.every(([, type]) => type === 'double') ? 'double' : 'dyn'}>`
}

function nested(element: z.core.$ZodType): string {
  const type = typeOf(element)
  return typeof type === 'string' ? type : 'map<string, dyn>'
}
