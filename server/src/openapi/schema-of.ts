import {
  errorBodySchema,
  eventSchema,
  eventSearchResultSchema,
  eventUpdateSchema,
  explanationSchema,
  identificationSchema,
  rawDeviceAttributesSchema,
  ruleActionSchema,
} from '@selfsame/contract'
import { z } from 'zod'
import type { JsonObject } from './document.ts'
import { erasedCountSchema, exportDocumentSchema } from './visitor-schemas.ts'

/** Schemas that have a section of their own. */
const NAMED = {
  Event: eventSchema,
  EventSearchResult: eventSearchResultSchema,
  EventUpdate: eventUpdateSchema,
  Explanation: explanationSchema,
  Identification: identificationSchema,
  RawDeviceAttributes: rawDeviceAttributesSchema,
  RuleAction: ruleActionSchema,
  Error: errorBodySchema,
  ErasedCount: erasedCountSchema,
  ExportDocument: exportDocumentSchema,
} as const satisfies Record<string, z.ZodType>

export const refOf = (name: keyof typeof NAMED): string => `#/components/schemas/${name}`

/** All of them, referring to each other by name. */
export function namedSchemas(): { [name: string]: JsonObject } {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema as JsonObject)]))
}

/** A reference where the schema has a name. */
export function schemaOf(schema: z.ZodType): JsonObject {
  const name = Object.entries(NAMED).find(([, named]) => named === schema)?.[0]
  return name === undefined ? bare(z.toJSONSchema(schema, { io: 'input' }) as JsonObject) : { $ref: `#/components/schemas/${name}` }
}

/** Within the document: the dialect is that of OpenAPI 3.1, and a schema is known by its place. */
function bare({ $schema: _, $id: __, id: ___, ...schema }: JsonObject): JsonObject {
  return schema
}
