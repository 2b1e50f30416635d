import { ERROR_STATUS, type ServerErrorCode } from '@selfsame/contract'
import type { z } from 'zod'
import { VERSION } from '../version.ts'
import { COMMON_ERRORS, type Operation, type Parameter } from './operation.ts'
import { OPERATIONS } from './operations.ts'
import { namedSchemas, refOf, schemaOf } from './schema-of.ts'

/** JSON, as plain as it is served. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
export type JsonObject = { [name: string]: Json }

export interface OpenApiDocument {
  readonly openapi: '3.1.1'
  readonly info: JsonObject
  readonly security: Json
  readonly paths: { readonly [path: string]: { readonly [method: string]: JsonObject } }
  readonly components: { readonly securitySchemes: JsonObject; readonly schemas: { readonly [name: string]: JsonObject } }
}

/** The Server API as OpenAPI 3.1, made of the schemas that the server itself goes by. */
export function openApiDocument(): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Selfsame Server API',
      version: VERSION,
      description: 'For back ends: times are in ms since the epoch, a field that was not computed is left out, and a key sees its own environment alone.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    security: [{ secretKey: [] }],
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: { secretKey: { type: 'http', scheme: 'bearer', description: 'A secret key. A missing or unknown one is answered with 403.' } },
      schemas: namedSchemas(),
    },
  }
}

function pathsOf(operations: readonly Operation[]): OpenApiDocument['paths'] {
  const paths: { [path: string]: { [method: string]: JsonObject } } = {}
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = toJson(operation)
  return paths
}

function toJson({ id, summary, description, parameters, body, answer, errors }: Operation): JsonObject {
  const content = (schema: z.ZodType): JsonObject => ({ 'application/json': { schema: schemaOf(schema) } })
  return {
    operationId: id,
    summary,
    description,
    parameters: parameters.map(parameterOf),
    ...(body && { requestBody: { required: true, description: 'May be sent as `text/plain`, too.', content: content(body) } }),
    responses: {
      200: answer === 'empty' ? { description: 'Done; no body.' } : { description: 'OK', content: content(answer) },
      ...errorResponses([...COMMON_ERRORS, ...errors]),
    },
  }
}

function parameterOf({ name, in: place, required, description, schema, many }: Parameter): JsonObject {
  const one = schemaOf(schema)
  return { name, in: place, required, description, schema: many ? { type: 'array', items: one } : one, ...(many && { style: 'form', explode: true }) }
}

function errorResponses(codes: readonly ServerErrorCode[]): JsonObject {
  const byStatus = Map.groupBy(codes, (code) => ERROR_STATUS[code])
  return Object.fromEntries(
    [...byStatus].map(([status, those]) => [
      String(status),
      { description: those.map((code) => `\`${code}\``).join(', '), content: { 'application/json': { schema: { $ref: refOf('Error') } } } },
    ]),
  )
}
